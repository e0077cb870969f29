package dev.aisecurity.autoconfigure;

import dev.aisecurity.endpoint.InvalidEndpointException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what an endpoint id looks like.
 */
final class InvalidEndpointFailureAnalyzer extends AbstractFailureAnalyzer<InvalidEndpointException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidEndpointException cause) {
		return new FailureAnalysis(
				"The endpoint declared at %s has the id '%s', which is not valid.".formatted(cause.getDeclaration(),
						cause.getId()),
				"Use 1 to 200 letters, digits and the characters . _ : / # - as in @LlmEndpoint(\"support-chat\").",
				cause);
	}

}
