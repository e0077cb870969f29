package dev.aisecurity.answer;

import dev.aisecurity.annotation.LlmEndpoint;
import reactor.core.publisher.Flux;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a controller does that is known by its interface.
 */
@RestController
interface ProxiedApi {

	@LlmEndpoint("proxied-text")
	@GetMapping(path = "/proxied/text", produces = MediaType.TEXT_PLAIN_VALUE)
	String text();

	@LlmEndpoint("proxied-pieces")
	@GetMapping(path = "/proxied/pieces", produces = MediaType.TEXT_PLAIN_VALUE)
	Flux<String> pieces();

}
