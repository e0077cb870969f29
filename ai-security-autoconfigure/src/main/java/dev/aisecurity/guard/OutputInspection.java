package dev.aisecurity.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.Evidence;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.StreamWatch;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Extent;
import dev.aisecurity.interaction.Focus;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.normalize.TextView;
import dev.aisecurity.output.CellInspector;
import dev.aisecurity.output.Edit;
import dev.aisecurity.output.StreamGuard;
import dev.aisecurity.output.StreamMode;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.Redaction;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.risk.RiskScore;

/**
 * The inspection of one answer: all its texts, each through a {@link StreamGuard} of its
 * own, whether the answer is there at once or arrives piece by piece. It keeps no text.
 * Used by one thread at a time.
 */
public final class OutputInspection {

	/**
	 * Rules of the findings that are made here: policies and exclusions may name them.
	 */
	public static final Set<String> RULES = Set.of("overlong-run", "hidden-output");

	private static final String ID = "stream";

	private static final String OVERLONG = "overlong-run";

	private static final String HIDDEN = "hidden-output";

	private final InteractionGuard guard;

	private final Exchange exchange;

	private final StreamMode mode;

	private final TokenLedger tokens;

	OutputInspection(InteractionGuard guard, Exchange exchange, StreamMode mode, TokenLedger tokens) {
		this.guard = guard;
		this.exchange = exchange;
		this.mode = mode;
		this.tokens = tokens;
	}

	/**
	 * Decides whether there may be an answer at all, before any of it is known: what
	 * policies say of the subject, the session, the time.
	 * @throws InteractionBlockedException if there may not
	 */
	public void begin() {
		obey(this.guard.decide(interaction(List.of(), Extent.WHOLE, Focus.ALL),
				this.exchange.circumstances(List.of())));
	}

	/**
	 * Opens a guard for one text of the answer.
	 * @param location where the text stands, in words that never hold text of the model
	 * @return a new guard; it throws {@link InteractionBlockedException} when the answer
	 * must not go on
	 */
	public StreamGuard channel(String location) {
		List<StreamWatch> watches = this.guard.watches(interaction(List.of(), Extent.CELL, Focus.ALL));
		return new StreamGuard(new Channel(location), this.tokens.watch(watches), this.mode);
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

	private void obey(Decision decision) {
		if (decision.action() == Verdict.CONSTRAIN) {
			throw new InteractionBlockedException(this.exchange.escalate(decision, Verdict.BLOCK));
		}
		if (!decision.isPermitted()) {
			throw new InteractionBlockedException(decision);
		}
	}

	private Interaction interaction(List<Segment> segments, Extent extent, Focus focus) {
		return this.exchange.interaction(Direction.OUTPUT, segments, extent, focus);
	}

	/**
	 * Looks at the pieces of one text.
	 */
	private final class Channel implements CellInspector {

		private final String location;

		Channel(String location) {
			this.location = location;
		}

		@Override
		public List<Edit> inspect(Extent extent, String text, Focus focus) {
			List<Edit> edits = consider(text, extent, focus, List.of());
			return (extent == Extent.CELL) ? OutputInspection.this.tokens.restore(edits, text, focus) : edits;
		}

		@Override
		public List<Edit> overlong(String text, Focus focus) {
			Finding finding = finding(OVERLONG, ThreatCategory.EXFILTRATION, 0.9,
					"Text without a break that is too long to be looked at as a whole", focus.start(), focus.end());
			return consider(text, Extent.CELL, new Focus(text.length(), text.length()), List.of(finding));
		}

		@Override
		public void hidden(String hidden) {
			Finding finding = finding(HIDDEN, ThreatCategory.HIDDEN_TEXT, 0.5, "Invisible characters in the answer", 0,
					hidden.length());
			consider(hidden, Extent.CELL, new Focus(hidden.length(), hidden.length()), List.of(finding));
		}

		private List<Edit> consider(String text, Extent extent, Focus focus, List<Finding> observed) {
			Segment segment = new Segment(OutputInspection.this.tokens.conceal(text), Origin.MODEL, this.location);
			Decision decision = OutputInspection.this.guard.consider(interaction(List.of(segment), extent, focus),
					OutputInspection.this.exchange.circumstances(observed),
					OutputInspection.this.mode != StreamMode.OBSERVE);
			obey(decision);
			if (decision.action() != Verdict.REDACT) {
				return List.of();
			}
			if (extent == Extent.WINDOW && OutputInspection.this.mode == StreamMode.STREAM_HOLD) {
				throw new InteractionBlockedException(OutputInspection.this.exchange.escalate(decision, Verdict.BLOCK));
			}
			List<Edit> edits = new ArrayList<>(decision.redactions().size());
			for (Redaction redaction : decision.redactions()) {
				edits.add(new Edit(redaction.start(), redaction.end(), redaction.replacement()));
			}
			return edits;
		}

		private Finding finding(String rule, ThreatCategory category, double score, String reason, int start, int end) {
			Evidence evidence = new Evidence(0, Origin.MODEL, this.location, TextView.RAW, start, end);
			return new Finding(ID, rule, category, RiskScore.of(score), Finding.MIN_LEVEL, evidence, reason, Set.of());
		}

	}

}
