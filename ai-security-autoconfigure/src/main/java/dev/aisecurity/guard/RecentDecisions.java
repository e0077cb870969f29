package dev.aisecurity.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.Verdict;

/**
 * The latest decisions that were not a plain allow, bounded, without text. Lock-free; a
 * reader may miss a decision that is being written.
 */
public final class RecentDecisions implements DecisionListener {

	/** Findings that are kept of one decision. */
	static final int MAX_FINDINGS = 64;

	private final AtomicReferenceArray<Decision> ring;

	private final AtomicLong next = new AtomicLong();

	/**
	 * Creates a memory.
	 * @param capacity how many decisions to keep, at least 1
	 */
	public RecentDecisions(int capacity) {
		if (capacity < 1) {
			throw new IllegalArgumentException("Capacity must be at least 1 but is " + capacity);
		}
		this.ring = new AtomicReferenceArray<>(capacity);
	}

	@Override
	public void onDecision(Interaction interaction, Decision decision) {
		if (decision.verdict() != Verdict.ALLOW || !decision.findings().isEmpty()) {
			remember(decision);
		}
	}

	@Override
	public void onEscalation(Decision decided, Decision escalated) {
		remember(escalated);
	}

	private void remember(Decision decision) {
		long index = this.next.getAndIncrement();
		this.ring.set((int) (index % this.ring.length()), bounded(decision));
	}

	/* A client decides how much there is to find in its text */
	private static Decision bounded(Decision decision) {
		if (decision.findings().size() <= MAX_FINDINGS && decision.excluded().size() <= MAX_FINDINGS
				&& decision.redactions().size() <= MAX_FINDINGS) {
			return decision;
		}
		return new Decision(decision.incident(), decision.endpoint(), decision.direction(), decision.subject(),
				decision.verdict(), decision.action(), decision.mode(), decision.risk(), first(decision.findings()),
				first(decision.excluded()), decision.policies(), decision.obligations(), first(decision.redactions()),
				decision.degraded(), decision.policyVersion(), decision.time());
	}

	private static <T> List<T> first(List<T> all) {
		return all.subList(0, Math.min(all.size(), MAX_FINDINGS));
	}

	/**
	 * Returns the latest decisions.
	 * @return the decisions, latest first
	 */
	public List<Decision> latest() {
		long end = this.next.get();
		int size = (int) Math.min(end, this.ring.length());
		List<Decision> decisions = new ArrayList<>(size);
		for (long index = end - 1; index >= end - size; index--) {
			Decision decision = this.ring.get((int) (index % this.ring.length()));
			if (decision != null) {
				decisions.add(decision);
			}
		}
		return decisions;
	}

}
