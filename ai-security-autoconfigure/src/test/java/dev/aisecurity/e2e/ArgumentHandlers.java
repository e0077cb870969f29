package dev.aisecurity.e2e;

import java.util.Map;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.annotation.Uninspected;
import dev.aisecurity.annotation.UntrustedContent;
import jakarta.servlet.http.HttpSession;

import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.MatrixVariable;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/**
 * Guarded handlers that read everything but bodies.
 */
@RestController
class ArgumentHandlers {

	private final Ledger ledger;

	ArgumentHandlers(Ledger ledger) {
		this.ledger = ledger;
	}

	@LlmEndpoint("param")
	@RequestMapping("/param")
	String param(@RequestParam String message) {
		return this.ledger.handle(message);
	}

	@LlmEndpoint("params")
	@RequestMapping("/params")
	String params(@RequestParam Map<String, String> parameters) {
		return this.ledger.handle(parameters.toString());
	}

	@LlmEndpoint("declared")
	@GetMapping("/declared")
	String declared(@RequestParam @UntrustedContent String page,
			@RequestParam(required = false) @Uninspected(reason = "a colour") String colour) {
		return this.ledger.handle(page);
	}

	@LlmEndpoint("form")
	@PostMapping("/form")
	String form(@ModelAttribute Form form) {
		return this.ledger.handle(form.message());
	}

	@LlmEndpoint("path")
	@GetMapping("/path/{message}")
	String path(@PathVariable String message) {
		return this.ledger.handle(message);
	}

	@LlmEndpoint("raw-path")
	@GetMapping("/raw-path/{message}")
	String rawPath(WebRequest request) {
		return this.ledger.handle(request.getDescription(false));
	}

	@LlmEndpoint("matrix")
	@GetMapping("/matrix/{thing}")
	String matrix(@PathVariable String thing, @MatrixVariable(required = false) String message) {
		return this.ledger.handle(thing + message);
	}

	@LlmEndpoint("header")
	@GetMapping("/header")
	String header(@RequestHeader("X-Prompt") String message) {
		return this.ledger.handle(message);
	}

	@LlmEndpoint("cookie")
	@GetMapping("/cookie")
	String cookie(@CookieValue("prompt") String message) {
		return this.ledger.handle(message);
	}

	@LlmEndpoint("override")
	@PutMapping("/override")
	String override(@RequestParam String message) {
		return this.ledger.handle(message);
	}

	@GetMapping("/session")
	String session(HttpSession session) {
		return session.isNew() ? "new" : "old";
	}

	record Form(String message, @UntrustedContent String page) {

	}

}
