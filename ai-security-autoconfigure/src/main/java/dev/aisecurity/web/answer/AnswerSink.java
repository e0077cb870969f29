package dev.aisecurity.web.answer;

import java.io.IOException;

import dev.aisecurity.policy.Decision;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the bytes of one answer reach the container.
 */
final class AnswerSink {

	private static final Logger logger = LoggerFactory.getLogger(AnswerSink.class);

	private final HttpServletRequest request;

	private final HttpServletResponse response;

	private final AnswerRefusal refusals;

	private boolean nonBlocking;

	AnswerSink(HttpServletRequest request, HttpServletResponse response, AnswerRefusal refusals) {
		this.request = request;
		this.response = response;
		this.refusals = refusals;
	}

	/**
	 * Notes that the answer is written without blocking.
	 */
	void useListener() {
		this.nonBlocking = true;
	}

	/**
	 * Returns whether bytes may be written and flushed.
	 * @return whether there is room, or writing blocks until there is
	 * @throws IOException if the client is gone
	 */
	boolean isReady() throws IOException {
		return !this.nonBlocking || this.response.getOutputStream().isReady();
	}

	boolean isCommitted() {
		return this.response.isCommitted();
	}

	boolean isAsynchronous() {
		return this.request.isAsyncStarted();
	}

	void announce(int length) {
		this.response.setContentLengthLong(length);
	}

	/**
	 * Writes what a transcoder lets go.
	 * @param bytes the bytes
	 * @param transcoder knows in which charset they are
	 * @throws IOException if the client is gone
	 */
	void write(byte[] bytes, Transcoder transcoder) throws IOException {
		try {
			this.response.getOutputStream().write(bytes);
		}
		catch (IllegalStateException ex) {
			this.response.getWriter().write(new String(bytes, transcoder.released()));
		}
	}

	void copy(byte[] bytes, int offset, int length) throws IOException {
		this.response.getOutputStream().write(bytes, offset, length);
	}

	void restore(WithheldHeaders withheld) {
		withheld.restore(this.response);
	}

	void flush() throws IOException {
		this.response.flushBuffer();
	}

	void close() throws IOException {
		if (this.request.getDispatcherType() != DispatcherType.INCLUDE) {
			this.response.getOutputStream().close();
		}
	}

	/**
	 * Tells the client that the answer is refused, as far as that is still possible, and
	 * ends asynchronous processing.
	 * @param decision why
	 * @param open what rewrites the body that has left in part, if there is any
	 */
	void refuse(Decision decision, @Nullable Transcoder open) {
		try {
			if (!this.response.isCommitted()) {
				new EntityHeaders(this.response).remove();
				this.refusals.write(this.request, this.response, decision);
			}
			else if (open != null) {
				write(open.abort(this.refusals.describe(decision)), open);
				this.response.flushBuffer();
			}
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("Refusal {} could not be told: {}", decision.incident(), ex.getClass().getName());
		}
		complete();
	}

	private void complete() {
		try {
			if (this.request.isAsyncStarted()) {
				this.request.getAsyncContext().complete();
			}
		}
		catch (IllegalStateException ex) {
			logger.debug("Processing has ended already");
		}
	}

}
