package dev.aisecurity.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Handlers that say more about their answers than holds once these were guarded.
 */
@RestController
@RequestMapping("/headers")
class HeaderHandlers {

	static final String TEXT = "key " + HostileText.SECRET + " of the house";

	@GetMapping("/sums")
	void sums(HttpServletResponse response) throws IOException {
		byte[] body = TEXT.getBytes(StandardCharsets.UTF_8);
		response.setContentType("text/plain;charset=UTF-8");
		response.setHeader("Digest", "sha-256=AAAA");
		response.addHeader("Content-Digest", "sha-256=:AAAA:");
		response.addHeader("Repr-Digest", "sha-256=:AAAA:");
		response.setHeader("Content-MD5", "AAAA");
		response.setHeader("ETag", "\"a\"");
		response.addHeader("Accept-Ranges", "bytes");
		response.setIntHeader("Content-Length", body.length);
		response.addIntHeader("Content-Length", body.length);
		response.setContentLength(body.length);
		response.setContentLengthLong(body.length);
		response.getOutputStream().write(body);
	}

	@GetMapping(path = "/resource", produces = MediaType.TEXT_PLAIN_VALUE)
	Resource resource() {
		return new ByteArrayResource(TEXT.getBytes(StandardCharsets.UTF_8));
	}

	@GetMapping(path = "/plain", produces = MediaType.TEXT_PLAIN_VALUE)
	String plain() {
		return TEXT;
	}

	@GetMapping(path = "/long", produces = MediaType.TEXT_PLAIN_VALUE)
	String longer() {
		return (TEXT + " ").repeat(400);
	}

	@GetMapping(path = "/own-policy")
	ResponseEntity<String> ownPolicy() {
		return ResponseEntity.ok()
			.contentType(MediaType.TEXT_HTML)
			.header("Content-Security-Policy", "default-src 'none'; sandbox")
			.body("<p>hello</p>");
	}

	@GetMapping(path = "/page", produces = MediaType.TEXT_HTML_VALUE)
	String page() {
		return "<p>hello</p>";
	}

	@GetMapping("/nothing")
	ResponseEntity<Void> nothing() {
		return ResponseEntity.noContent().build();
	}

	@GetMapping("/unchanged")
	ResponseEntity<Void> unchanged() {
		return ResponseEntity.status(304).build();
	}

	@GetMapping("/elsewhere")
	void elsewhere(HttpServletResponse response) throws IOException {
		response.getWriter().write(TEXT);
		response.sendRedirect("/there");
	}

	@GetMapping("/failing")
	void failing(HttpServletResponse response) throws IOException {
		response.getWriter().write(TEXT);
		response.sendError(418, "it was " + TEXT);
	}

	@GetMapping("/typed")
	void typed(@RequestParam("type") String type, HttpServletResponse response) throws IOException {
		response.setContentType(type);
		response.getOutputStream().write(HostileText.TEXT.getBytes(StandardCharsets.UTF_8));
	}

	@GetMapping("/zipped")
	void zipped(HttpServletResponse response) throws IOException {
		ByteArrayOutputStream zipped = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
			gzip.write(TEXT.getBytes(StandardCharsets.UTF_8));
		}
		response.setContentType("text/plain");
		response.setHeader("Content-Encoding", "gzip");
		response.getOutputStream().write(zipped.toByteArray());
	}

	@GetMapping("/in-charset")
	void inCharset(@RequestParam("charset") String charset, HttpServletResponse response) throws IOException {
		response.setContentType("text/plain;charset=" + charset);
		for (byte b : ("Grüße, " + TEXT).getBytes(Charset.forName(charset))) {
			response.getOutputStream().write(b);
		}
	}

	@GetMapping("/writer-in-charset")
	void writerInCharset(@RequestParam("charset") String charset, HttpServletResponse response) throws IOException {
		response.setContentType("text/plain;charset=" + charset);
		response.getWriter().write("Grüße, " + TEXT);
		response.setContentType("text/plain;charset=UTF-16");
	}

	@GetMapping(path = "/refused", produces = MediaType.TEXT_PLAIN_VALUE)
	ResponseEntity<String> refused() {
		return ResponseEntity.ok()
			.header("Content-Disposition", "attachment; filename=a.txt")
			.header("X-Kept", "yes")
			.body("It begins well, but " + LeakDetector.WORD + " and so on");
	}

	@GetMapping("/forward")
	void forward(HttpServletRequest request, HttpServletResponse response) throws Exception {
		request.getRequestDispatcher("/headers/plain").forward(request, response);
	}

	@GetMapping("/forward-to-page")
	void forwardToPage(HttpServletRequest request, HttpServletResponse response) throws Exception {
		request.getRequestDispatcher("/headers/hostile-page").forward(request, response);
	}

	@GetMapping(path = "/hostile-page", produces = MediaType.TEXT_HTML_VALUE)
	String hostilePage() {
		return HostileText.TEXT;
	}

	@GetMapping("/view")
	void view(HttpServletRequest request, HttpServletResponse response) throws Exception {
		request.getRequestDispatcher("/around/view").forward(request, response);
	}

	@GetMapping(path = { "/probable", "/probable-observed" }, produces = MediaType.APPLICATION_JSON_VALUE)
	Map<String, Object> probable() {
		List<Map<String, Object>> tokens = HostileText.SECRET.chars()
			.mapToObj((c) -> Map.<String, Object>of("token", String.valueOf((char) c), "bytes", List.of(c)))
			.toList();
		return Map.of("choices",
				List.of(Map.of("message", Map.of("content", TEXT), "logprobs", Map.of("content", tokens), "index", 0)));
	}

	@GetMapping(path = "/tagged", produces = MediaType.TEXT_PLAIN_VALUE)
	String tagged() {
		return TEXT;
	}

	@GetMapping(path = "/large", produces = MediaType.TEXT_PLAIN_VALUE)
	String large() {
		return (TEXT + "\n").repeat(100_000);
	}

	@GetMapping(path = "/large-whole", produces = MediaType.TEXT_PLAIN_VALUE)
	String largeWhole() {
		return large();
	}

	@GetMapping(path = "/observed", produces = MediaType.TEXT_PLAIN_VALUE)
	String observed() {
		return HostileText.TEXT + " " + LeakDetector.WORD;
	}

	@GetMapping(path = "/off", produces = MediaType.TEXT_PLAIN_VALUE)
	String off() {
		return observed();
	}

}
