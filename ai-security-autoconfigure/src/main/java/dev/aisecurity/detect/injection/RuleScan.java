package dev.aisecurity.detect.injection;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import com.google.re2j.Matcher;
import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.injection.LiteralUse.Target;
import dev.aisecurity.detect.injection.RuleIndex.Probe;
import dev.aisecurity.normalize.TextView;
import org.jspecify.annotations.Nullable;

/**
 * Finds the signs of an index in the views of an interaction. One pass finds the literals
 * and counts the words. For each step of each phrase the scan remembers the last place
 * where the phrase has come so far; as gaps have upper bounds only, earlier places need
 * not be kept. Patterns are tried on the text around their literals; overlapping
 * stretches are joined, so that a pattern sees each character a bounded number of times.
 * Used by one thread.
 */
final class RuleScan {

	/** Stretches are not joined beyond this length. */
	static final int MAX_STRETCH = 4096;

	private static final int CHARS_BETWEEN_CLOCKS = 8192;

	private final RuleIndex index;

	private final DetectionContext context;

	private final RuleFindings findings;

	private final PhraseProgress progress;

	/** The stretch of text that is due for each pattern. */
	private int[] from = new int[0];

	private int[] to = new int[0];

	private long work;

	private RuleScan(RuleIndex index, DetectionContext context, Set<String> parts) {
		this.index = index;
		this.context = context;
		this.findings = new RuleFindings(context, parts, index.rules());
		this.progress = index.borrow();
	}

	/**
	 * Scans a view.
	 * @param index what to look for
	 * @param parts ids of rules that are looked for at every level
	 * @param context the context
	 * @param segment index of the segment
	 * @param view the view
	 * @param known the scan of the views before, or {@code null} if they had no literal
	 * @return the scan, or {@code null} if there was no literal yet
	 */
	static @Nullable RuleScan run(RuleIndex index, Set<String> parts, DetectionContext context, int segment,
			TextView view, @Nullable RuleScan known) {
		LiteralAutomaton<LiteralUse> automaton = index.automaton(view.name());
		if (automaton == null) {
			return known;
		}
		String text = view.text();
		RuleScan scan = null;
		boolean inWord = false;
		int words = 0;
		int state = LiteralAutomaton.START;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (Words.isPart(c) != inWord) {
				inWord = !inWord;
				words += inWord ? 1 : 0;
			}
			state = automaton.next(state, c);
			int[] hits = automaton.hits(state);
			if (hits != null) {
				for (int hit : hits) {
					int start = i + 1 - automaton.length(hit);
					LiteralUse use = automaton.value(hit);
					if (!use.whole() || (Words.isStart(text, start) && Words.isEnd(text, i + 1))) {
						if (scan == null) {
							scan = (known != null) ? known : new RuleScan(index, context, parts);
							scan.start(segment, view);
						}
						scan.hit(text, start, i + 1, words, use);
					}
				}
			}
			if (i % CHARS_BETWEEN_CLOCKS == CHARS_BETWEEN_CLOCKS - 1 && context.budget().isTimeUp()) {
				break;
			}
		}
		if (scan == null) {
			return known;
		}
		scan.finish(text);
		return scan;
	}

	/**
	 * Ends the scan.
	 * @param combinations rules that combine others
	 * @return what was found
	 */
	List<Finding> findings(List<Rule> combinations) {
		this.index.giveBack(this.progress);
		return this.findings.finish(combinations);
	}

	/**
	 * Returns how much work there was beside the pass over the text.
	 * @return steps that were looked at, and characters that patterns were tried on
	 */
	long work() {
		return this.work;
	}

	private void start(int segment, TextView view) {
		this.findings.at(segment, view);
		this.progress.reset();
	}

	private void hit(String text, int start, int end, int words, LiteralUse use) {
		int[] before = use.before();
		this.work += before.length;
		boolean alone = use.whole() || (Words.isStart(text, start) && Words.isEnd(text, end));
		for (int i = 0; i < before.length; i++) {
			if (before[i] == Target.FIRST || this.progress.has(before[i])) {
				step(text, start, end, words, alone, use.targets()[i]);
			}
		}
		for (Probe excerpt : use.excerpts()) {
			due(text, excerpt, start, end);
		}
	}

	private void step(String text, int keyStart, int keyEnd, int words, boolean alone, Target target) {
		Expression expression = target.expression();
		int first = words - expression.key();
		boolean simple = alone && expression.words().size() == 1;
		int start = simple ? keyStart : expression.start(text, keyStart);
		if (start < 0 || (target.before() != Target.FIRST
				&& !this.progress.reaches(target.before(), target.step(), start, first))) {
			return;
		}
		int end = simple ? keyEnd : expression.end(text, keyEnd);
		if (end < 0) {
			return;
		}
		int origin = (target.before() != Target.FIRST) ? this.progress.origin(target.before()) : start;
		Probe probe = target.probe();
		if (probe == null) {
			this.progress.set(target.slot(), origin, end, first + expression.words().size() - 1);
		}
		else if (this.findings.wants(probe)) {
			this.findings.found(probe, text, origin, wordEnd(text, end, expression.endsOpen()));
		}
	}

	private static int wordEnd(String text, int end, boolean open) {
		int i = end;
		while (open && i < text.length() && i - end < 32 && Words.isPart(text.charAt(i))
				&& !Words.isUnspaced(text.charAt(i))) {
			i++;
		}
		return i;
	}

	private void due(String text, Probe probe, int start, int end) {
		if (!(probe.sign() instanceof Excerpt excerpt)) {
			return;
		}
		if (this.to.length == 0) {
			this.from = new int[this.index.probes()];
			this.to = new int[this.index.probes()];
		}
		int low = Math.max(0, start - excerpt.reach());
		int high = Math.min(text.length(), end + excerpt.reach());
		int i = probe.index();
		if (this.to[i] >= low && this.to[i] > 0 && high - this.from[i] <= MAX_STRETCH) {
			this.to[i] = Math.max(this.to[i], high);
			this.from[i] = Math.min(this.from[i], low);
			return;
		}
		attempt(text, probe, excerpt);
		this.from[i] = low;
		this.to[i] = high;
	}

	private void attempt(String text, Probe probe, Excerpt excerpt) {
		int start = this.from[probe.index()];
		int end = this.to[probe.index()];
		this.to[probe.index()] = 0;
		if (end == 0 || !this.findings.wants(probe) || this.context.budget().isTimeUp()) {
			return;
		}
		this.work += end - start;
		Matcher matcher = excerpt.pattern().matcher(text.substring(start, end));
		while (matcher.find()) {
			if (this.findings.found(probe, text, start + matcher.start(), start + matcher.end())) {
				return;
			}
		}
	}

	private void finish(String text) {
		for (int i = 0; i < this.to.length; i++) {
			if (this.to[i] > 0 && this.index.probe(i).sign() instanceof Excerpt excerpt) {
				attempt(text, this.index.probe(i), excerpt);
			}
		}
		Arrays.fill(this.to, 0);
	}

}
