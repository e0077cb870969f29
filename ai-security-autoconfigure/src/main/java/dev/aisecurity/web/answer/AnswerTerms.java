package dev.aisecurity.web.answer;

import java.util.List;

import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.InteractionBlockedException;
import dev.aisecurity.guard.OutputInspection;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.output.OutputProfile;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one answer.
 *
 * @param exchange the exchange that it belongs to
 * @param inspection its inspection
 * @param profile how it is handled
 * @param observed whether it leaves as it is, whatever is found
 */
record AnswerTerms(Exchange exchange, OutputInspection inspection, OutputProfile profile, boolean observed) {

	/**
	 * Decides about an answer that cannot be inspected, or not be made safe.
	 * @param defect why
	 * @return the refusal
	 */
	InteractionBlockedException refuse(AnswerDefect defect) {
		Decision decision = this.exchange.inspect(Direction.OUTPUT, List.of(), List.of(defect.toFinding()));
		if (decision.isPermitted() && !this.observed) {
			decision = this.exchange.escalate(decision, Verdict.BLOCK);
		}
		return new InteractionBlockedException(decision);
	}

	/**
	 * Inspects a text that leaves beside the body.
	 * @param text the text
	 * @return what may leave of it, or {@code null} for nothing
	 */
	@Nullable String inspect(String text) {
		try {
			String inspected = this.inspection.inspect(text, "error message");
			return this.observed ? text : inspected;
		}
		catch (RuntimeException ex) {
			return this.observed ? text : null;
		}
	}

}
