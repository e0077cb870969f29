package dev.aisecurity.observation;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.guard.DecisionListener;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.observation.AiSecurityMeter.Key;
import dev.aisecurity.policy.Decision;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts decisions, findings, degraded decisions and uses without inspection.
 */
public final class DecisionMeters implements DecisionListener {

	private final MeterRegistry registry;

	private final ConcurrentMap<List<Object>, Counter> counters = new ConcurrentHashMap<>();

	/**
	 * Creates a listener.
	 * @param registry where to count
	 */
	public DecisionMeters(MeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public void onDecision(Interaction interaction, Decision decision) {
		count(AiSecurityMeter.DECISIONS, decision.endpoint(), decision.direction(), decision.verdict(),
				decision.action(), decision.mode());
		for (Finding finding : decision.findings()) {
			count(AiSecurityMeter.FINDINGS, decision.endpoint(), finding.category(), finding.detector());
		}
		for (Finding finding : decision.excluded()) {
			count(AiSecurityMeter.EXCLUDED, decision.endpoint(), finding.category(), finding.detector());
		}
		for (String input : decision.degraded()) {
			count(AiSecurityMeter.DEGRADED, decision.endpoint(), input);
		}
	}

	@Override
	public void onEscalation(Decision decided, Decision escalated) {
		count(AiSecurityMeter.ESCALATIONS, escalated.endpoint(), decided.action(), escalated.action());
	}

	@Override
	public void onUninspected(Endpoint endpoint, String reason) {
		count(AiSecurityMeter.UNINSPECTED, endpoint.id());
	}

	private void count(AiSecurityMeter meter, Object... values) {
		List<Object> key = List.of(meter, List.of(values));
		Counter counter = this.counters.get(key);
		if (counter == null) {
			counter = this.counters.computeIfAbsent(key, (missing) -> register(meter, values));
		}
		counter.increment();
	}

	private Counter register(AiSecurityMeter meter, Object[] values) {
		Counter.Builder builder = Counter.builder(meter.getName());
		Key[] keys = meter.getKeyNames();
		for (int i = 0; i < keys.length; i++) {
			Object value = values[i];
			builder.tag(keys[i].asString(),
					(value instanceof Enum<?> word) ? word.name().toLowerCase(Locale.ROOT) : value.toString());
		}
		return builder.register(this.registry);
	}

}
