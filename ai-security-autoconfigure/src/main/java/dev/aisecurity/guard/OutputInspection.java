package dev.aisecurity.guard;

import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Extent;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.output.CellInspector;
import dev.aisecurity.output.Edit;
import dev.aisecurity.output.StreamGuard;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.Redaction;
import dev.aisecurity.policy.Verdict;

/**
 * The inspection of one answer: all its texts, each through a {@link StreamGuard} of its
 * own, whether the answer is there at once or arrives piece by piece. It keeps no text.
 * Used by one thread at a time.
 */
public final class OutputInspection {

	private final InteractionGuard guard;

	private final Exchange exchange;

	private final TokenLedger tokens;

	OutputInspection(InteractionGuard guard, Exchange exchange, TokenLedger tokens) {
		this.guard = guard;
		this.exchange = exchange;
		this.tokens = tokens;
	}

	/**
	 * Decides whether there may be an answer at all, before any of it is known: what
	 * policies say of the subject, the session, the time.
	 * @throws InteractionBlockedException if there may not
	 */
	public void begin() {
		obey(this.guard.decide(interaction(List.of(), Extent.WHOLE), List.of()));
	}

	/**
	 * Opens a guard for one text of the answer.
	 * @param location where the text stands, in words that never hold text of the model
	 * @return a new guard; it throws {@link InteractionBlockedException} when the answer
	 * must not go on
	 */
	public StreamGuard channel(String location) {
		CellInspector inspector = (extent, text, from) -> inspect(extent, text, from, location);
		return new StreamGuard(inspector, this.tokens.watch(this.guard.watches(interaction(List.of(), Extent.CELL))));
	}

	/**
	 * Inspects a text that is there at once.
	 * @param text the text
	 * @param location where it stands, in words that never hold text of the model
	 * @return the text that may leave
	 * @throws InteractionBlockedException if the answer must not go on
	 */
	public String inspect(String text, String location) {
		StreamGuard channel = channel(location);
		channel.append(text);
		channel.finish();
		return channel.take();
	}

	private List<Edit> inspect(Extent extent, String text, int from, String location) {
		Segment segment = new Segment(this.tokens.conceal(text), Origin.MODEL, location);
		Decision decision = this.guard.consider(interaction(List.of(segment), extent));
		obey(decision);
		if (extent == Extent.WINDOW) {
			return List.of();
		}
		return this.tokens.restore(redactions(decision, from), text, from);
	}

	private static List<Edit> redactions(Decision decision, int from) {
		if (decision.action() != Verdict.REDACT) {
			return List.of();
		}
		List<Edit> edits = new ArrayList<>(decision.redactions().size());
		for (Redaction redaction : decision.redactions()) {
			if (redaction.end() > from) {
				edits.add(new Edit(Math.max(from, redaction.start()), redaction.end(), redaction.replacement()));
			}
		}
		return edits;
	}

	private void obey(Decision decision) {
		if (decision.action() == Verdict.CONSTRAIN) {
			throw new InteractionBlockedException(this.exchange.escalate(decision, Verdict.BLOCK));
		}
		if (!decision.isPermitted()) {
			throw new InteractionBlockedException(decision);
		}
	}

	private Interaction interaction(List<Segment> segments, Extent extent) {
		return this.exchange.interaction(Direction.OUTPUT, segments, extent);
	}

}
