package dev.aisecurity.guard;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.decision.Circumstances;
import dev.aisecurity.decision.PolicyDecisionPoint;
import dev.aisecurity.detect.StreamWatch;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.SessionId;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.output.OutputProfile;
import dev.aisecurity.output.OutputSettings;
import dev.aisecurity.output.StreamMode;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door to the engine. Every enforcement point does the same: open an
 * {@link Exchange}, inspect, obey, close. Thread-safe.
 */
public final class InteractionGuard {

	private static final Logger logger = LoggerFactory.getLogger(InteractionGuard.class);

	private final PolicyDecisionPoint decisionPoint;

	private final List<DecisionListener> listeners;

	private final Revocations revocations;

	private final Set<ThreatCategory> reversible;

	private final OutputSettings answers;

	private final @Nullable Memory memory;

	/**
	 * Creates a guard.
	 * @param decisionPoint decides
	 * @param listeners told of every decision, in this order
	 * @param revocations knows what is running; it is told of decisions only if it is one
	 * of the listeners
	 */
	public InteractionGuard(PolicyDecisionPoint decisionPoint, List<DecisionListener> listeners,
			Revocations revocations) {
		this(decisionPoint, listeners, revocations, Set.of(), new OutputSettings(OutputProfile.DEFAULT, Map.of()));
	}

	/**
	 * Creates a guard.
	 * @param decisionPoint decides
	 * @param listeners told of every decision, in this order
	 * @param revocations knows what is running; it is told of decisions only if it is one
	 * of the listeners
	 * @param reversible categories whose findings are redacted on the way to the model by
	 * tokens that the answer is rid of again
	 * @param answers how answers are handled: those that are only observed keep what
	 * stands in them, so that nothing is redacted by tokens there
	 */
	public InteractionGuard(PolicyDecisionPoint decisionPoint, List<DecisionListener> listeners,
			Revocations revocations, Set<ThreatCategory> reversible, OutputSettings answers) {
		this(decisionPoint, listeners, revocations, reversible, answers, null);
	}

	/**
	 * Creates a guard.
	 * @param decisionPoint decides
	 * @param listeners told of every decision, in this order
	 * @param revocations knows what is running; it is told of decisions only if it is one
	 * of the listeners
	 * @param reversible categories that are redacted by tokens, as above
	 * @param answers how answers are handled, as above
	 * @param memory what is remembered from request to request, or {@code null} for
	 * nothing
	 */
	public InteractionGuard(PolicyDecisionPoint decisionPoint, List<DecisionListener> listeners,
			Revocations revocations, Set<ThreatCategory> reversible, OutputSettings answers, @Nullable Memory memory) {
		this.memory = memory;
		this.decisionPoint = decisionPoint;
		this.listeners = List.copyOf(listeners);
		this.revocations = revocations;
		this.reversible = Set.copyOf(reversible);
		this.answers = answers;
	}

	/**
	 * Creates a guard whose exchanges nobody revokes.
	 * @param decisionPoint decides
	 * @param listeners told of every decision, in this order
	 */
	public InteractionGuard(PolicyDecisionPoint decisionPoint, List<DecisionListener> listeners) {
		this(decisionPoint, listeners, new Revocations());
	}

	/**
	 * Returns what becomes of verdicts about an endpoint, so that nothing is read in
	 * vain.
	 * @param endpoint the endpoint
	 * @return the mode in force
	 */
	public EnforcementMode mode(EndpointId endpoint) {
		return this.decisionPoint.mode(endpoint);
	}

	/**
	 * Opens an exchange.
	 * @param endpoint the resource
	 * @param subject who is acting
	 * @param session the session, or {@code null} if unknown
	 * @param headers what the client claims beside the text
	 * @return the exchange, to be closed by the caller
	 */
	public Exchange open(Endpoint endpoint, Subject subject, @Nullable SessionId session, RequestHeaders headers) {
		return new Exchange(this, endpoint, subject, session, headers, this.revocations);
	}

	/**
	 * Reports that a guarded resource was used, or could be, without inspection.
	 * @param endpoint the resource
	 * @param reason how that came about, in fixed words
	 */
	public void reportUninspected(Endpoint endpoint, String reason) {
		for (DecisionListener listener : this.listeners) {
			try {
				listener.onUninspected(endpoint, reason);
			}
			catch (RuntimeException ex) {
				logFailure(listener, ex);
			}
		}
	}

	boolean isReversible(ThreatCategory category, EndpointId endpoint) {
		return this.reversible.contains(category) && this.answers.profile(endpoint).mode() != StreamMode.OBSERVE;
	}

	void escalated(Decision decided, Decision escalated) {
		for (DecisionListener listener : this.listeners) {
			try {
				listener.onEscalation(decided, escalated);
			}
			catch (RuntimeException ex) {
				logFailure(listener, ex);
			}
		}
	}

	@Nullable Recollection recall(Endpoint endpoint, Subject subject, @Nullable SessionId session) {
		Memory known = this.memory;
		return (known != null) ? known.recall(endpoint, subject, session) : null;
	}

	List<StreamWatch> watches(Interaction interaction) {
		return this.decisionPoint.watches(interaction);
	}

	/**
	 * Decides about a piece of an answer. Listeners hear of it only if something was
	 * found or is to be done.
	 * @param interaction the piece
	 * @param circumstances what is known besides
	 * @param enforced whether the decision is carried out, not only recorded
	 * @return the decision
	 */
	Decision consider(Interaction interaction, Circumstances circumstances, boolean enforced) {
		Decision decision = this.decisionPoint.decide(interaction, circumstances);
		decision = enforced ? decision : decision.observe();
		if (decision.verdict() != Verdict.ALLOW || !decision.findings().isEmpty() || !decision.excluded().isEmpty()) {
			tell(interaction, decision);
		}
		return decision;
	}

	Decision decide(Interaction interaction, Circumstances circumstances) {
		Decision decision = this.decisionPoint.decide(interaction, circumstances);
		tell(interaction, decision);
		return decision;
	}

	private void tell(Interaction interaction, Decision decision) {
		for (DecisionListener listener : this.listeners) {
			try {
				listener.onDecision(interaction, decision);
			}
			catch (RuntimeException ex) {
				logFailure(listener, ex);
			}
		}
	}

	void revocationFailed(RuntimeException ex) {
		logger.error("What was revoked could not be ended: {}", ex.getClass().getName());
	}

	private static void logFailure(DecisionListener listener, RuntimeException ex) {
		logger.error("Decision listener {} failed with {}", listener.getClass().getName(), ex.getClass().getName());
	}

}
