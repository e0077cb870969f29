package dev.aisecurity.web.answer;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;

import dev.aisecurity.guard.Exchange;
import dev.aisecurity.policy.Decision;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.WebUtils;

/**
 * The response of a guarded resource. Whatever writes to it, bytes or characters, writes
 * through the gate; how the body is treated follows from the content type it has when it
 * leaves. Headers that speak of bytes that may change do not leave.
 */
public final class GuardedResponse extends HttpServletResponseWrapper {

	private static final String ATTRIBUTE = GuardedResponse.class.getName();

	private final HttpServletRequest request;

	private final AnswerGate gate;

	private @Nullable ServletOutputStream stream;

	private @Nullable PrintWriter writer;

	GuardedResponse(HttpServletRequest request, HttpServletResponse response, AnswerGate gate) {
		super(response);
		this.request = request;
		this.gate = gate;
	}

	/**
	 * Returns the guarded response that a response is or wraps.
	 * @param response the response
	 * @return the guarded response, or {@code null} if there is none
	 */
	public static @Nullable GuardedResponse of(ServletResponse response) {
		return WebUtils.getNativeResponse(response, GuardedResponse.class);
	}

	static @Nullable GuardedResponse of(HttpServletRequest request) {
		return (GuardedResponse) request.getAttribute(ATTRIBUTE);
	}

	void remember() {
		this.request.setAttribute(ATTRIBUTE, this);
	}

	AnswerGate gate() {
		return this.gate;
	}

	/**
	 * Ends the answer: lets out what was kept.
	 * @throws IOException if the client is gone
	 */
	public void finish() throws IOException {
		this.gate.finish();
	}

	/**
	 * Ends the answer without letting out anything more.
	 */
	public void discard() {
		this.gate.discard();
	}

	/**
	 * Refuses the answer: by another response, or, if something has left already, by
	 * breaking it off.
	 * @param decision why
	 */
	public void refuse(Decision decision) {
		this.gate.refuse(decision);
	}

	/**
	 * Answers for an exchange: its desk need not inspect what leaves here, and when it is
	 * revoked the answer ends.
	 * @param exchange the exchange
	 * @param handler whether the answer is that of a handler with a desk of its own
	 */
	public void cover(Exchange exchange, boolean handler) {
		if (this.gate.terms().exchange() != exchange) {
			return;
		}
		if (handler) {
			exchange.coverAnswer();
		}
		exchange.onRevoked(() -> {
			Decision decision = exchange.revoked();
			if (decision != null) {
				this.gate.revoke(decision);
			}
		});
	}

	/**
	 * Returns whether the answer was refused and the client told so.
	 * @return whether nothing is left to be done
	 */
	public boolean isRefused() {
		return this.gate.isRefused();
	}

	@Override
	public ServletOutputStream getOutputStream() {
		if (this.writer != null) {
			throw new IllegalStateException("getWriter() was called for this response");
		}
		if (this.stream == null) {
			this.stream = new GuardedOutputStream(this.gate, (HttpServletResponse) getResponse());
		}
		return this.stream;
	}

	@Override
	public PrintWriter getWriter() {
		if (this.stream != null) {
			throw new IllegalStateException("getOutputStream() was called for this response");
		}
		if (this.writer == null) {
			Charset charset = AnswerCharset.forName(super.getCharacterEncoding());
			super.setCharacterEncoding(charset.name());
			this.gate.useWriter(charset);
			this.writer = new PrintWriter(new GuardedWriter(this.gate, charset));
		}
		return this.writer;
	}

	@Override
	public void flushBuffer() throws IOException {
		this.gate.flush();
	}

	@Override
	public void reset() {
		this.gate.reset();
		super.reset();
		this.stream = null;
		this.writer = null;
	}

	@Override
	public void resetBuffer() {
		this.gate.reset();
		super.resetBuffer();
	}

	@Override
	public void setContentType(@Nullable String type) {
		if (!this.gate.isDecided()) {
			String encoding = (this.writer != null) ? super.getCharacterEncoding() : null;
			super.setContentType(type);
			if (encoding != null) {
				super.setCharacterEncoding(encoding);
			}
		}
	}

	@Override
	public void setCharacterEncoding(@Nullable String encoding) {
		if (this.writer == null && !this.gate.isDecided()) {
			super.setCharacterEncoding(encoding);
		}
	}

	@Override
	public void setCharacterEncoding(@Nullable Charset encoding) {
		setCharacterEncoding((encoding != null) ? encoding.name() : null);
	}

	@Override
	public void setLocale(Locale locale) {
		String encoding = (this.writer != null) ? super.getCharacterEncoding() : null;
		super.setLocale(locale);
		if (encoding != null) {
			super.setCharacterEncoding(encoding);
		}
	}

	@Override
	public void setContentLength(int length) {
		setContentLengthLong(length);
	}

	@Override
	public void setContentLengthLong(long length) {
		setHeader("Content-Length", Long.toString(length));
	}

	@Override
	public void setHeader(String name, @Nullable String value) {
		if (isOpen(name, value)) {
			super.setHeader(name, value);
		}
		else if (value != null && WithheldHeaders.concerns(name)) {
			this.gate.withheld().set(name, value);
		}
	}

	@Override
	public void addHeader(String name, @Nullable String value) {
		if (isOpen(name, value)) {
			super.addHeader(name, value);
		}
		else if (value != null && WithheldHeaders.concerns(name)) {
			this.gate.withheld().add(name, value);
		}
	}

	private boolean isOpen(String name, @Nullable String value) {
		if (name.equalsIgnoreCase("Content-Type")) {
			setContentType(value);
			return false;
		}
		if (name.equalsIgnoreCase("Content-Encoding")) {
			return !this.gate.isDecided();
		}
		return !WithheldHeaders.concerns(name) || !this.gate.mayRewrite();
	}

	@Override
	public void setIntHeader(String name, int value) {
		setHeader(name, Integer.toString(value));
	}

	@Override
	public void addIntHeader(String name, int value) {
		addHeader(name, Integer.toString(value));
	}

	@Override
	public void sendError(int status) throws IOException {
		sendError(status, null);
	}

	@Override
	public void sendError(int status, @Nullable String message) throws IOException {
		String inspected = (message != null) ? this.gate.terms().inspect(message) : null;
		if (!isCommitted()) {
			this.gate.discard();
		}
		if (inspected != null) {
			super.sendError(status, inspected);
		}
		else {
			super.sendError(status);
		}
	}

	@Override
	public void sendRedirect(String location) throws IOException {
		close();
		super.sendRedirect(location);
	}

	@Override
	public void sendRedirect(String location, int status) throws IOException {
		close();
		super.sendRedirect(location, status);
	}

	@Override
	public void sendRedirect(String location, boolean clearBuffer) throws IOException {
		close();
		super.sendRedirect(location, clearBuffer);
	}

	@Override
	public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
		close();
		super.sendRedirect(location, status, clearBuffer);
	}

	private void close() {
		if (!isCommitted()) {
			this.gate.discard();
			this.gate.harden();
		}
	}

}
