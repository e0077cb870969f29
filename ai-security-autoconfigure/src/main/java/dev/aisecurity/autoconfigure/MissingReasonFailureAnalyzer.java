package dev.aisecurity.autoconfigure;

import dev.aisecurity.method.MissingReasonException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says where a reason is missing.
 */
final class MissingReasonFailureAnalyzer extends AbstractFailureAnalyzer<MissingReasonException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingReasonException cause) {
		return new FailureAnalysis(
				"@Uninspected takes a value out of inspection without a reason at: "
						+ String.join(", ", cause.getDeclarations()),
				"Say why the value need not be inspected, as in @Uninspected(reason = \"an image, decoded by a sandbox\").",
				cause);
	}

}
