package dev.aisecurity.web.answer;

import java.io.IOException;

import jakarta.servlet.WriteListener;

/**
 * Stands between a container and somebody who writes without blocking: room is first for
 * the end of a body that had to wait.
 */
final class GateListener implements WriteListener {

	private final AnswerGate gate;

	private final WriteListener listener;

	GateListener(AnswerGate gate, WriteListener listener) {
		this.gate = gate;
		this.listener = listener;
	}

	@Override
	public void onWritePossible() throws IOException {
		if (!this.gate.resumeEnd()) {
			this.listener.onWritePossible();
		}
	}

	@Override
	public void onError(Throwable failure) {
		this.gate.discard();
		this.listener.onError(failure);
	}

}
