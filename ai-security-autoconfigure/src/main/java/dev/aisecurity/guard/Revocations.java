package dev.aisecurity.guard;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.SessionId;
import dev.aisecurity.interaction.SubjectId;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Ends what is running for a session or a subject that is not trusted any more: by hand,
 * and whenever a decision revokes. It knows the exchanges that are open and nothing else;
 * whether later requests are let in is for policies to say. Its memory is bounded by what
 * runs: an exchange that nobody holds any more is forgotten even if it was never closed.
 * Thread-safe and lock-free.
 */
public final class Revocations implements DecisionListener {

	private final Set<Running> running = ConcurrentHashMap.newKeySet();

	private final ReferenceQueue<Exchange> abandoned = new ReferenceQueue<>();

	/**
	 * Ends what is running in a session.
	 * @param session the session
	 * @param reason why, in words that hold no text of a prompt or an answer; kept with
	 * the decision
	 * @return how many exchanges were ended
	 */
	public int revoke(SessionId session, String reason) {
		return revoke((exchange) -> session.equals(exchange.session()), reason);
	}

	/**
	 * Ends what is running for a subject, in all of its sessions.
	 * @param subject the subject; {@link SubjectId#ANONYMOUS} stands for all who did not
	 * say who they are
	 * @param reason why, as above
	 * @return how many exchanges were ended
	 */
	public int revoke(SubjectId subject, String reason) {
		return revoke((exchange) -> subject.equals(exchange.subject().id()), reason);
	}

	/**
	 * Ends what is running in the session of an interaction that was revoked or, if it
	 * has none, for its subject, unless that is nobody in particular.
	 */
	@Override
	public void onDecision(Interaction interaction, Decision decision) {
		if (decision.action() == Verdict.REVOKE) {
			String reason = "Incident " + decision.incident();
			SessionId session = interaction.session();
			if (session != null) {
				revoke(session, reason);
			}
			else if (interaction.subject().authenticated()) {
				revoke(interaction.subject().id(), reason);
			}
		}
	}

	private int revoke(Predicate<Exchange> affected, String reason) {
		int count = 0;
		for (Running each : this.running) {
			Exchange exchange = each.get();
			if (exchange != null && affected.test(exchange) && exchange.revoke(reason)) {
				count++;
			}
		}
		return count;
	}

	/**
	 * Returns how many exchanges are open.
	 * @return the number, including those that nobody holds any more and that were not
	 * forgotten yet
	 */
	public int running() {
		return this.running.size();
	}

	/**
	 * Remembers an exchange until it is closed.
	 * @param exchange the exchange
	 * @return what forgets it
	 */
	Runnable add(Exchange exchange) {
		for (Reference<?> gone = this.abandoned.poll(); gone != null; gone = this.abandoned.poll()) {
			this.running.remove(gone);
		}
		Running added = new Running(exchange, this.abandoned);
		this.running.add(added);
		return () -> this.running.remove(added);
	}

	private static final class Running extends WeakReference<@Nullable Exchange> {

		Running(Exchange exchange, ReferenceQueue<? super Exchange> abandoned) {
			super(exchange, abandoned);
		}

	}

}
