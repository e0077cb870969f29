package dev.aisecurity.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * A problem document of RFC 9457 that says no more than it must.
 *
 * @param status the HTTP status
 * @param type name of the problem, a URI
 * @param title what it is, in fixed words
 * @param detail what to do about it, in fixed words
 * @param incident what the operator knows it by, or {@code null}
 */
record Problem(int status, String type, String title, String detail, @Nullable String incident) {

	/**
	 * Writes the problem instead of whatever was to be answered.
	 * @param request the request
	 * @param response the response, not committed
	 * @throws IOException if the response cannot be written
	 */
	void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
		byte[] body = json().getBytes(StandardCharsets.US_ASCII);
		response.resetBuffer();
		response.setStatus(this.status);
		response.setHeader("Cache-Control", "no-store");
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setContentType("application/problem+json");
		response.setContentLength(body.length);
		if (!"HEAD".equals(request.getMethod())) {
			write(response, body);
		}
		response.flushBuffer();
	}

	private static void write(HttpServletResponse response, byte[] body) throws IOException {
		try {
			response.getOutputStream().write(body);
		}
		catch (IllegalStateException ex) {
			response.getWriter().write(new String(body, StandardCharsets.US_ASCII));
		}
	}

	/**
	 * Returns the problem document.
	 * @return a JSON object in one line
	 */
	String json() {
		StringBuilder json = new StringBuilder(256).append('{');
		member(json, "type", this.type).append(',');
		member(json, "title", this.title).append(",\"status\":").append(this.status).append(',');
		member(json, "detail", this.detail);
		if (this.incident != null) {
			member(json.append(','), "incident", this.incident);
		}
		return json.append('}').toString();
	}

	private static StringBuilder member(StringBuilder json, String name, String value) {
		json.append('"').append(name).append("\":\"");
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c == '"' || c == '\\') {
				json.append('\\').append(c);
			}
			else if (c < 0x20 || c > 0x7e) {
				json.append("\\u").append(Character.forDigit(c >> 12, 16));
				json.append(Character.forDigit((c >> 8) & 0xf, 16)).append(Character.forDigit((c >> 4) & 0xf, 16));
				json.append(Character.forDigit(c & 0xf, 16));
			}
			else {
				json.append(c);
			}
		}
		return json.append('"');
	}

}
