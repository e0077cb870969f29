package dev.aisecurity.method;

import java.util.List;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.InteractionBlockedException;
import dev.aisecurity.guard.OutputInspection;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.risk.RiskScore;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * One answer on its way out. If a door inspects it, it is left as it is here, unless it
 * was revoked. Used by one thread at a time.
 */
final class Answer {

	/** Where texts stand that have no better name. */
	static final String LOCATION = "answer";

	private static final String ID = "answers";

	private final Answers answers;

	private final Exchange exchange;

	private final @Nullable OutputInspection inspection;

	private final boolean observed;

	/**
	 * Creates an answer.
	 * @param answers what is common to all answers
	 * @param exchange the exchange it belongs to
	 * @param inspection inspects the texts, or {@code null} if a door does
	 */
	Answer(Answers answers, Exchange exchange, @Nullable OutputInspection inspection) {
		this.answers = answers;
		this.exchange = exchange;
		this.inspection = inspection;
		this.observed = exchange.mode() == EnforcementMode.OBSERVE;
	}

	/**
	 * Decides whether there may be an answer.
	 * @throws InteractionBlockedException if there may be none
	 */
	void begin() {
		checkRevoked();
		if (this.inspection != null) {
			this.inspection.begin();
		}
	}

	/**
	 * Guards a value that is there at once.
	 * @param value the value
	 * @param type the type that it must be of
	 * @return the value that may leave, the same instance if nothing was replaced or it
	 * was replaced in place
	 * @throws InteractionBlockedException if it must not leave
	 */
	@Nullable Object value(@Nullable Object value, Class<?> type) {
		checkRevoked();
		OutputInspection current = this.inspection;
		if (value == null || current == null) {
			return value;
		}
		AnswerRedaction redaction = new AnswerRedaction(current, this.answers, this.observed);
		Object guarded;
		try {
			guarded = redacted(value, redaction);
			if (guarded != value && guarded != null
					&& !ClassUtils.resolvePrimitiveIfNecessary(type).isInstance(guarded)) {
				throw new UnredactableException(type);
			}
		}
		catch (UnredactableException ex) {
			throw refusal("unredactable-answer", "Text cannot be replaced in a value of " + value.getClass().getName());
		}
		Class<?> unreadable = redaction.unreadable();
		if (unreadable != null) {
			uninspected("unreadable-answer", "Text in a value of " + unreadable.getName() + " could not be read");
		}
		if (redaction.isFull()) {
			uninspected("answer-limit", "Values of the answer are nested too deep");
		}
		return guarded;
	}

	private @Nullable Object redacted(Object value, AnswerRedaction redaction) {
		try {
			return redaction.content(value, Origin.MODEL, 0);
		}
		catch (InteractionBlockedException | UnredactableException ex) {
			throw ex;
		}
		catch (RuntimeException | StackOverflowError ex) {
			redaction.unreadable(value.getClass());
			return value;
		}
	}

	/**
	 * Refuses an answer that cannot be guarded, whatever policies say of it.
	 * @param rule the rule of the finding
	 * @param reason how that came about, without text of the answer
	 * @return what to throw
	 */
	InteractionBlockedException refusal(String rule, String reason) {
		return new InteractionBlockedException(this.exchange.escalate(decide(rule, reason), Verdict.BLOCK));
	}

	/**
	 * Starts the guard of an answer that arrives piece by piece.
	 * @return the stream of its items
	 */
	AnswerStream stream() {
		return new AnswerStream(this, this.answers, this.inspection);
	}

	/**
	 * Returns whether what is found is only recorded.
	 * @return whether nothing of the answer may be changed
	 */
	boolean isObserved() {
		return this.observed;
	}

	/**
	 * Has decided what becomes of an answer that cannot be inspected in full.
	 * @param rule the rule of the finding
	 * @param reason how that came about, without text of the answer
	 * @throws InteractionBlockedException if it must not leave
	 */
	void uninspected(String rule, String reason) {
		Decision decision = decide(rule, reason);
		if (decision.action() == Verdict.CONSTRAIN || decision.action() == Verdict.REDACT) {
			decision = this.exchange.escalate(decision, Verdict.BLOCK);
		}
		if (!decision.isPermitted()) {
			throw new InteractionBlockedException(decision);
		}
	}

	private Decision decide(String rule, String reason) {
		Finding finding = Finding.of(ID, rule, ThreatCategory.UNINSPECTED, RiskScore.of(0.5), reason);
		return this.exchange.inspect(Direction.OUTPUT, List.of(), List.of(finding));
	}

	private void checkRevoked() {
		Decision revoked = this.exchange.revoked();
		if (revoked != null) {
			throw new InteractionBlockedException(revoked);
		}
	}

}
