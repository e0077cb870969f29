package dev.aisecurity.autoconfigure;

import java.util.stream.Collectors;

import dev.aisecurity.method.UnreachableEndpointException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which guarded methods could be called without inspection.
 */
final class UnreachableEndpointFailureAnalyzer extends AbstractFailureAnalyzer<UnreachableEndpointException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnreachableEndpointException cause) {
		String problems = cause.getEndpoints()
			.stream()
			.map((endpoint) -> "%n    %s: %s %s".formatted(endpoint.declaration(), endpoint.reason(),
					endpoint.action()))
			.collect(Collectors.joining());
		return new FailureAnalysis("Methods with @LlmEndpoint can be called without inspection:" + problems,
				"Change the code as said above. To be told in the log instead, set ai.security.coverage to 'lenient'.",
				cause);
	}

}
