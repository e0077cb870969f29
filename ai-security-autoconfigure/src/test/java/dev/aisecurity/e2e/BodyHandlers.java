package dev.aisecurity.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.annotation.UntrustedContent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.util.FileCopyUtils;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Guarded handlers that read bodies.
 */
@RestController
class BodyHandlers {

	private final Ledger ledger;

	BodyHandlers(Ledger ledger) {
		this.ledger = ledger;
	}

	@LlmEndpoint("json")
	@PostMapping("/json")
	String json(@RequestBody Ask ask) {
		return this.ledger.handle(ask.message());
	}

	@LlmEndpoint("document")
	@PostMapping("/document")
	String document(@RequestBody Document document) {
		return this.ledger.handle(document.text());
	}

	@LlmEndpoint("tree")
	@PostMapping("/tree")
	String tree(@RequestBody JsonNode tree) {
		return this.ledger.handle(tree.toString());
	}

	@LlmEndpoint("map")
	@PostMapping("/map")
	String map(@RequestBody Map<String, Object> map) {
		return this.ledger.handle(map.toString());
	}

	@LlmEndpoint("entity")
	@PostMapping("/entity")
	ResponseEntity<String> entity(HttpEntity<Ask> entity) {
		Ask ask = entity.getBody();
		return ResponseEntity.ok(this.ledger.handle((ask != null) ? ask.message() : "nothing"));
	}

	@LlmEndpoint("text")
	@PostMapping({ "/text", "/a/b/text" })
	String text(@RequestBody String text) {
		return this.ledger.handle(text);
	}

	@LlmEndpoint("bytes")
	@PostMapping("/bytes")
	String bytes(@RequestBody byte[] bytes) {
		return this.ledger.handle(new String(bytes, StandardCharsets.UTF_8));
	}

	@LlmEndpoint("stream")
	@PostMapping("/stream")
	String stream(InputStream stream) throws IOException {
		return this.ledger.handle(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
	}

	@LlmEndpoint("reader")
	@PostMapping("/reader")
	String reader(Reader reader) throws IOException {
		return this.ledger.handle(FileCopyUtils.copyToString(reader));
	}

	@LlmEndpoint("request")
	@PostMapping("/request")
	String request(HttpServletRequest request) throws IOException {
		return this.ledger.handle(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
	}

	@LlmEndpoint("form-body")
	@PostMapping("/form-body")
	String formBody(@RequestBody MultiValueMap<String, String> form) {
		return this.ledger.handle(String.valueOf(form.getFirst("message")));
	}

	@LlmEndpoint("put-form")
	@PutMapping("/put-form")
	String putForm(@RequestBody String form) {
		return this.ledger.handle(form);
	}

	@LlmEndpoint("part")
	@PostMapping("/part")
	String part(@RequestPart("ask") Ask ask) {
		return this.ledger.handle(ask.message());
	}

	@LlmEndpoint("file")
	@PostMapping("/file")
	String file(@RequestParam("file") MultipartFile file, @RequestParam(required = false) String title)
			throws IOException {
		return this.ledger.handle(new String(file.getBytes(), StandardCharsets.UTF_8));
	}

	@LlmEndpoint("writer")
	@PostMapping("/writer")
	void writer(@RequestBody Ask ask, HttpServletResponse response) throws IOException {
		response.getWriter().write(this.ledger.handle(ask.message()));
	}

	@PostMapping("/open")
	String open(@RequestBody String text) {
		return this.ledger.handle(text);
	}

	record Ask(String message, List<String> more) {

	}

	record Document(@UntrustedContent String text) {

	}

}
