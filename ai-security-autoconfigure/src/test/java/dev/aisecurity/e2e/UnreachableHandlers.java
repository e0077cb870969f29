package dev.aisecurity.e2e;

import java.util.concurrent.Callable;

import dev.aisecurity.annotation.LlmEndpoint;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * A guarded handler that no proxy can stand before.
 */
@RestController
class UnreachableHandlers {

	@LlmEndpoint("final")
	@PostMapping("/final")
	final String finalMethod(@RequestBody String text) {
		return text;
	}

	@LlmEndpoint("final-callable")
	@PostMapping("/final-callable")
	final Callable<String> finalCallable(@RequestBody String text) {
		return () -> text;
	}

}
