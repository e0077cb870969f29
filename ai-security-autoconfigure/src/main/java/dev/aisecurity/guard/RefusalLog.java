package dev.aisecurity.guard;

import java.util.stream.Collectors;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One structured log line for every interaction that is refused, or would be if it were
 * enforced, and for every use without inspection. The line never holds text of the
 * interaction.
 */
public final class RefusalLog implements DecisionListener {

	private static final Logger logger = LoggerFactory.getLogger(RefusalLog.class);

	@Override
	public void onDecision(Interaction interaction, Decision decision) {
		log(decision);
	}

	@Override
	public void onEscalation(Decision decided, Decision escalated) {
		log(escalated);
	}

	private static void log(Decision decision) {
		if (decision.verdict().compareTo(Verdict.REDACT) > 0) {
			LoggingEventBuilder event = decision.isPermitted() ? logger.atInfo() : logger.atWarn();
			String rules = decision.findings().stream().map(Finding::rule).distinct().collect(Collectors.joining(","));
			String subject = printable(decision.subject().value());
			event.addKeyValue("ai.security.incident", decision.incident())
				.addKeyValue("ai.security.endpoint", decision.endpoint())
				.addKeyValue("ai.security.direction", decision.direction())
				.addKeyValue("ai.security.subject", subject)
				.addKeyValue("ai.security.verdict", decision.verdict())
				.addKeyValue("ai.security.action", decision.action())
				.addKeyValue("ai.security.mode", decision.mode())
				.addKeyValue("ai.security.risk", decision.risk().value())
				.addKeyValue("ai.security.rules", rules)
				.addKeyValue("ai.security.policies", String.join(",", decision.policies()))
				.log("Interaction {} incident={} endpoint={} direction={} subject={} verdict={} action={} mode={} risk={} "
						+ "rules={} policies={}", decision.isPermitted() ? "would be refused" : "refused",
						decision.incident(), decision.endpoint(), decision.direction(), subject, decision.verdict(),
						decision.action(), decision.mode(), decision.risk(), rules, decision.policies());
		}
	}

	@Override
	public void onUninspected(Endpoint endpoint, String reason) {
		logger.atWarn()
			.addKeyValue("ai.security.endpoint", endpoint.id())
			.addKeyValue("ai.security.reason", reason)
			.log("Uninspected endpoint={} reason={}", endpoint.id(), reason);
	}

	private static String printable(String value) {
		StringBuilder printable = new StringBuilder(Math.min(value.length(), 100));
		for (int i = 0; i < value.length() && i < 100; i++) {
			char c = value.charAt(i);
			printable.append((Character.isLetterOrDigit(c) || "._:@/+-|".indexOf(c) >= 0) ? c : '_');
		}
		return printable.toString();
	}

}
