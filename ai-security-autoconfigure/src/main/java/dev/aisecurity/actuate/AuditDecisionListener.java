package dev.aisecurity.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.guard.DecisionListener;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.policy.Decision;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes an audit event for every interaction that is refused.
 */
public final class AuditDecisionListener implements DecisionListener {

	/** Type of the audit event of a refusal. */
	public static final String REFUSED = "AI_SECURITY_REFUSED";

	private final ApplicationEventPublisher events;

	/**
	 * Creates a listener.
	 * @param events where events go
	 */
	public AuditDecisionListener(ApplicationEventPublisher events) {
		this.events = events;
	}

	@Override
	public void onDecision(Interaction interaction, Decision decision) {
		publish(decision);
	}

	@Override
	public void onEscalation(Decision decided, Decision escalated) {
		publish(escalated);
	}

	private void publish(Decision decision) {
		if (!decision.isPermitted()) {
			Map<String, @Nullable Object> data = new LinkedHashMap<>();
			data.put("incident", decision.incident());
			data.put("endpoint", decision.endpoint().value());
			data.put("direction", decision.direction().name());
			data.put("action", decision.action().name());
			data.put("risk", decision.risk().value());
			data.put("policies", decision.policies());
			data.put("rules", decision.findings().stream().map(Finding::rule).distinct().toList());
			this.events
				.publishEvent(new AuditApplicationEvent(new AuditEvent(decision.subject().value(), REFUSED, data)));
		}
	}

}
