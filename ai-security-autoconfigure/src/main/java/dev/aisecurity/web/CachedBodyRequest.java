package dev.aisecurity.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.util.WebUtils;

/**
 * A request whose body was read for inspection and can be read once more. Parameters are
 * the container's; the body of a form that the container has made parameters of is
 * rebuilt from them.
 */
final class CachedBodyRequest extends HttpServletRequestWrapper {

	private final CachedBody body;

	private final @Nullable MediaType contentType;

	private @Nullable ServletInputStream stream;

	private @Nullable BufferedReader reader;

	private CachedBodyRequest(HttpServletRequest request, CachedBody body, @Nullable MediaType contentType) {
		super(request);
		this.body = body;
		this.contentType = contentType;
	}

	/**
	 * Reads the body of a request, unless it was read in an outer dispatch.
	 * @param request the request
	 * @param contentType what the client says the body is, or {@code null}
	 * @param limit how many bytes are allowed
	 * @return a request with the body from its start
	 */
	static CachedBodyRequest of(HttpServletRequest request, @Nullable MediaType contentType, int limit) {
		CachedBodyRequest outer = WebUtils.getNativeRequest(request, CachedBodyRequest.class);
		CachedBody body = (outer != null && outer.body.rest() == null) ? outer.body : CachedBody.read(request, limit);
		return new CachedBodyRequest(request, body, contentType);
	}

	CachedBody body() {
		return this.body;
	}

	@Override
	public ServletInputStream getInputStream() throws IOException {
		if (this.stream == null) {
			this.stream = new ReplayInputStream(isParsedForm() ? rebuiltForm() : this.body, this::getAsyncContext);
		}
		return this.stream;
	}

	private boolean isParsedForm() {
		return this.body.bytes().length == 0 && this.body.failure() == null && "POST".equals(getMethod())
				&& this.contentType != null
				&& MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(this.contentType);
	}

	private CachedBody rebuiltForm() throws IOException {
		try (InputStream form = new ServletServerHttpRequest((HttpServletRequest) getRequest()).getBody()) {
			return CachedBody.of(form.readAllBytes());
		}
	}

	@Override
	public BufferedReader getReader() throws IOException {
		if (this.reader == null) {
			this.reader = new BufferedReader(new InputStreamReader(getInputStream(), charset()));
		}
		return this.reader;
	}

	private Charset charset() {
		if (this.contentType != null && this.contentType.getCharset() != null) {
			return this.contentType.getCharset();
		}
		try {
			String encoding = getCharacterEncoding();
			return (encoding != null) ? Charset.forName(encoding) : StandardCharsets.ISO_8859_1;
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ex) {
			return StandardCharsets.ISO_8859_1;
		}
	}

}
