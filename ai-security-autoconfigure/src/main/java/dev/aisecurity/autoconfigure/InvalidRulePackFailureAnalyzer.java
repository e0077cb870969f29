package dev.aisecurity.autoconfigure;

import dev.aisecurity.detect.injection.InvalidRulePackException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which rule is wrong, where, and why.
 */
final class InvalidRulePackFailureAnalyzer extends AbstractFailureAnalyzer<InvalidRulePackException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidRulePackException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Correct the rules that ai.security.rules.locations names. Their format is described in docs/rules.md.",
				cause);
	}

}
