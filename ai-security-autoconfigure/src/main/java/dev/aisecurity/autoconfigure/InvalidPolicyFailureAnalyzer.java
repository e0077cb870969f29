package dev.aisecurity.autoconfigure;

import dev.aisecurity.policy.InvalidPolicyException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which policy is wrong, where, and why.
 */
final class InvalidPolicyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidPolicyException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidPolicyException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Correct the policy. Its format is described in the policy guide, docs/policies.md.", cause);
	}

}
