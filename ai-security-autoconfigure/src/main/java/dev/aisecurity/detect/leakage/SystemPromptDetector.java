package dev.aisecurity.detect.leakage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;

import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.StreamWatch;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.normalize.CharacterFolds;
import dev.aisecurity.normalize.TextView;
import dev.aisecurity.risk.RiskScore;
import org.jspecify.annotations.Nullable;

/**
 * Finds system prompts in what a model writes.
 * <p>
 * Detects: twelve words of a prompt in their order, which are eight consecutive sequences
 * of five words, whatever their case, punctuation, layout, numbering and markup, and with
 * letters that look alike. The measure is that of OWASP LLM07.
 * <p>
 * Does not detect: translations, paraphrases and encodings, shorter quotations, words put
 * in between oftener than every twelve, or, in an answer that streams, twelve words that
 * stretch over more than 1,024 characters. A canary in the prompt finds some of these.
 * <p>
 * Cost: one pass over the raw text, linear, one look-up for a word; nothing if there are
 * no prompts.
 */
public final class SystemPromptDetector implements Detector {

	/** Id of the detector. */
	public static final String ID = "system-prompts";

	/** The rule. */
	public static final String RULE = "system-prompt";

	private static final RiskScore SCORE = RiskScore.of(0.95);

	private static final int MAX_FINDINGS = 32;

	private static final Set<String> TAGS = Set.of("owasp:llm07");

	private final SystemPrompts prompts;

	private final CharacterFolds folds;

	/**
	 * Creates a detector.
	 * @param prompts the prompts
	 */
	public SystemPromptDetector(SystemPrompts prompts) {
		this.prompts = prompts;
		this.folds = prompts.folds();
	}

	@Override
	public String id() {
		return ID;
	}

	@Override
	public Set<String> rules() {
		return Set.of(RULE);
	}

	@Override
	public boolean readsCells() {
		return true;
	}

	@Override
	public List<Finding> detect(DetectionContext context) {
		if (!Departures.includes(context.interaction()) || context.texts().isEmpty()) {
			return List.of();
		}
		LongPredicate known = this.prompts.known(context.interaction().trusted());
		if (known == Shingles.NONE) {
			return List.of();
		}
		List<Finding> findings = List.of();
		for (int i = 0; i < context.texts().size() && !context.budget().isTimeUp(); i++) {
			findings = scan(context, i, known, findings);
		}
		return findings;
	}

	private List<Finding> scan(DetectionContext context, int segment, LongPredicate known, List<Finding> before) {
		TextView raw = context.texts().get(segment).raw();
		String text = raw.text();
		Leaks leaks = new Leaks(known);
		WordScan words = new WordScan(this.folds, leaks);
		for (int i = 0; i < text.length(); i++) {
			words.accept(text.charAt(i));
		}
		words.finish();
		if (leaks.spans.isEmpty()) {
			return before;
		}
		List<Finding> findings = new ArrayList<>(before);
		for (int i = 0; i < leaks.spans.size(); i += 2) {
			findings.add(new Finding(ID, RULE, ThreatCategory.LEAKAGE, SCORE, Finding.MIN_LEVEL,
					context.evidence(segment, raw, leaks.spans.get(i), leaks.spans.get(i + 1)),
					"Twelve or more words of a system prompt stand in the answer", TAGS));
		}
		return findings;
	}

	@Override
	public @Nullable StreamWatch watch(Interaction interaction) {
		if (!Departures.includes(interaction)) {
			return null;
		}
		LongPredicate known = this.prompts.known(interaction.trusted());
		return (known != Shingles.NONE) ? new SystemPromptWatch(known, this.folds) : null;
	}

	/**
	 * Collects the spans of leaks. Used by one thread.
	 */
	private static final class Leaks implements WordScan.Listener {

		private final Repetition repetition;

		private List<Integer> spans = List.of();

		private long start = -1;

		private Leaks(LongPredicate known) {
			this.repetition = new Repetition(known);
		}

		@Override
		public void word(WordScan words) {
			this.repetition.word(words);
			if (!this.repetition.isLeak()) {
				return;
			}
			if (this.spans.isEmpty()) {
				this.spans = new ArrayList<>(2);
			}
			if (this.repetition.start() == this.start) {
				this.spans.set(this.spans.size() - 1, (int) words.end());
			}
			else if (this.spans.size() < 2 * MAX_FINDINGS) {
				this.start = this.repetition.start();
				this.spans.add((int) this.start);
				this.spans.add((int) words.end());
			}
		}

	}

}
