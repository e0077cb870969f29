package dev.aisecurity.answer;

import reactor.core.publisher.Flux;

import org.springframework.web.bind.annotation.RestController;

/**
 * A controller behind an interface, so that the proxy before it may be one of the JDK.
 */
@RestController
class ProxiedHandlers implements ProxiedApi {

	@Override
	public String text() {
		return HostileText.TEXT;
	}

	@Override
	public Flux<String> pieces() {
		return Flux.fromIterable(HostileText.pieces());
	}

}
