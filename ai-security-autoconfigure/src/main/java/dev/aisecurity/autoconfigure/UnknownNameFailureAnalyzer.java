package dev.aisecurity.autoconfigure;

import java.util.List;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which names there are.
 */
final class UnknownNameFailureAnalyzer extends AbstractFailureAnalyzer<UnknownNameException> {

	private static final int SHOWN = 20;

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnknownNameException cause) {
		List<String> known = cause.getKnown();
		String names = known.isEmpty() ? "There is none."
				: "Known are: " + String.join(", ", known.subList(0, Math.min(SHOWN, known.size())))
						+ ((known.size() > SHOWN) ? ", …" : "");
		return new FailureAnalysis(
				"%s names the %s '%s', which does not exist.".formatted(cause.getPlace(), cause.getKind(),
						cause.getName()),
				"Correct the name in %s, or remove it. %s".formatted(cause.getPlace(), names), cause);
	}

}
