package dev.aisecurity.web.answer;

import java.io.IOException;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Where the bytes of an answer are written.
 */
final class GuardedOutputStream extends ServletOutputStream {

	private final AnswerGate gate;

	private final HttpServletResponse response;

	GuardedOutputStream(AnswerGate gate, HttpServletResponse response) {
		this.gate = gate;
		this.response = response;
	}

	@Override
	public void write(int b) throws IOException {
		this.gate.write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		this.gate.write(bytes, offset, length);
	}

	@Override
	public void flush() throws IOException {
		this.gate.flush();
	}

	@Override
	public void close() throws IOException {
		this.gate.close();
	}

	@Override
	public boolean isReady() {
		try {
			return this.gate.isRefused() || this.response.getOutputStream().isReady();
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public void setWriteListener(WriteListener listener) {
		try {
			this.response.getOutputStream().setWriteListener(this.gate.listen(listener));
		}
		catch (IOException ex) {
			listener.onError(ex);
		}
	}

}
