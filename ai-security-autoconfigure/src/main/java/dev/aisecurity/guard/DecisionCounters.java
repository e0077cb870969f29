package dev.aisecurity.guard;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.Verdict;

/**
 * How often what was decided, per endpoint. "Not inspected" is counted apart from
 * "allowed".
 */
public final class DecisionCounters implements DecisionListener {

	private final ConcurrentMap<Key, LongAdder> decisions = new ConcurrentHashMap<>();

	private final ConcurrentMap<EndpointId, LongAdder> uninspected = new ConcurrentHashMap<>();

	@Override
	public void onDecision(Interaction interaction, Decision decision) {
		counter(decision).increment();
	}

	@Override
	public void onEscalation(Decision decided, Decision escalated) {
		counter(decided).decrement();
		counter(escalated).increment();
	}

	private LongAdder counter(Decision decision) {
		return this.decisions.computeIfAbsent(new Key(decision.endpoint(), decision.verdict(), decision.action()),
				(key) -> new LongAdder());
	}

	@Override
	public void onUninspected(Endpoint endpoint, String reason) {
		this.uninspected.computeIfAbsent(endpoint.id(), (key) -> new LongAdder()).increment();
	}

	/**
	 * Returns the counts of an endpoint by what was done.
	 * @param endpoint the endpoint
	 * @return how many decisions had each action; actions that never occurred are left
	 * out
	 */
	public Map<Verdict, Long> actions(EndpointId endpoint) {
		Map<Verdict, Long> counts = new TreeMap<>();
		this.decisions.forEach((key, count) -> {
			if (key.endpoint.equals(endpoint)) {
				counts.merge(key.action, count.sum(), Long::sum);
			}
		});
		return counts;
	}

	/**
	 * Returns the counts of an endpoint by what all policies together said.
	 * @param endpoint the endpoint
	 * @return how many decisions had each verdict; verdicts that never occurred are left
	 * out
	 */
	public Map<Verdict, Long> verdicts(EndpointId endpoint) {
		Map<Verdict, Long> counts = new TreeMap<>();
		this.decisions.forEach((key, count) -> {
			if (key.endpoint.equals(endpoint)) {
				counts.merge(key.verdict, count.sum(), Long::sum);
			}
		});
		return counts;
	}

	/**
	 * Returns how often an endpoint was used without inspection.
	 * @param endpoint the endpoint
	 * @return the count
	 */
	public long uninspected(EndpointId endpoint) {
		LongAdder count = this.uninspected.get(endpoint);
		return (count != null) ? count.sum() : 0;
	}

	private record Key(EndpointId endpoint, Verdict verdict, Verdict action) {

	}

}
