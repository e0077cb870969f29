package dev.aisecurity.detect.injection;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.injection.RuleIndex.Probe;
import dev.aisecurity.detect.injection.RuleIndex.Target;
import dev.aisecurity.normalize.ScanBudget;
import dev.aisecurity.normalize.TextView;
import org.jspecify.annotations.Nullable;

/**
 * Finds the signs of an index in a text. The literals are found in one pass. Where all
 * steps of a sign follow each other its pattern is tried on the text around them;
 * overlapping stretches are joined, so that each pattern sees each character a bounded
 * number of times. Used by one thread.
 */
final class RuleScan {

	/** Stretches are not joined beyond this length. */
	static final int MAX_STRETCH = 4096;

	private static final int MAX_WORD = 64;

	private static final int MAX_BEFORE = 96;

	private static final int CHARS_BETWEEN_CLOCKS = 16_384;

	private static final int TRIALS_BETWEEN_CLOCKS = 64;

	private final RuleIndex index;

	private final ScanBudget budget;

	private final RuleFindings findings;

	/** End of the last hit of each step, and where its chain of steps started. */
	private int @Nullable [] ends;

	private int[] starts = new int[0];

	/** The stretch of text that is due for each sign. */
	private int[] from = new int[0];

	private int[] to = new int[0];

	private boolean dirty;

	private long tried;

	private int trials;

	RuleScan(RuleIndex index, ScanBudget budget, RuleFindings findings) {
		this.index = index;
		this.budget = budget;
		this.findings = findings;
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
		LiteralAutomaton<Target[]> automaton = index.automaton(view.name());
		if (automaton == null) {
			return known;
		}
		String text = view.text();
		RuleScan scan = known;
		boolean started = false;
		int state = LiteralAutomaton.START;
		int clock = CHARS_BETWEEN_CLOCKS;
		for (int i = 0; i < text.length(); i++) {
			state = automaton.next(state, text.charAt(i));
			int[] hits = automaton.hits(state);
			if (hits != null) {
				if (scan == null) {
					scan = new RuleScan(index, context.budget(), new RuleFindings(context, parts, index.rules()));
				}
				if (!started) {
					scan.findings.at(segment, view);
					started = true;
				}
				for (int hit : hits) {
					scan.hit(text, i + 1 - automaton.length(hit), i + 1, automaton.value(hit));
				}
			}
			if (i == clock) {
				clock += CHARS_BETWEEN_CLOCKS;
				if (context.budget().isTimeUp()) {
					break;
				}
			}
		}
		if (scan != null && started) {
			scan.finish(text);
		}
		return scan;
	}

	/**
	 * Returns what was found.
	 * @param combinations rules that combine others
	 * @return the findings
	 */
	List<Finding> findings(List<Rule> combinations) {
		return this.findings.finish(combinations);
	}

	/**
	 * Returns how many characters patterns were tried on.
	 * @return characters of all stretches of all signs
	 */
	long tried() {
		return this.tried;
	}

	private void hit(String text, int start, int end, Target[] targets) {
		boolean startsWord = start == 0 || !isLetter(text.charAt(start - 1));
		boolean endsWord = end == text.length() || !isLetter(text.charAt(end));
		for (Target target : targets) {
			if ((startsWord || !target.startsWord()) && (endsWord || !target.endsWord())) {
				step(text, start, end, target);
			}
		}
	}

	private static boolean isLetter(char c) {
		return (c < 128) ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')
				: Character.isLetterOrDigit(c);
	}

	private void step(String text, int start, int end, Target target) {
		int slot = target.slot();
		int chain = start;
		if (!target.first()) {
			int before = (this.ends != null) ? this.ends[slot - 1] : 0;
			if (before == 0 || before > start || start - before > target.reach()) {
				return;
			}
			chain = this.starts[slot - 1];
		}
		if (target.last()) {
			due(text, this.index.probe(target.probe()), chain, end);
		}
		else {
			int[] last = ends();
			last[slot] = end;
			this.starts[slot] = chain;
		}
	}

	private int[] ends() {
		int[] known = this.ends;
		if (known == null) {
			known = new int[this.index.slots()];
			this.ends = known;
			this.starts = new int[this.index.slots()];
		}
		this.dirty = true;
		return known;
	}

	private void due(String text, Probe probe, int start, int end) {
		if (this.to.length == 0) {
			this.from = new int[this.index.probes()];
			this.to = new int[this.index.probes()];
		}
		int low = Math.max(0, start - probe.sign().before());
		int high = Math.min(text.length(), end + probe.sign().after());
		int i = probe.index();
		if (this.to[i] >= low && this.to[i] > 0 && high - this.from[i] <= MAX_STRETCH) {
			this.to[i] = Math.max(this.to[i], high);
			this.from[i] = Math.min(this.from[i], low);
			return;
		}
		attempt(text, probe);
		this.from[i] = low;
		this.to[i] = high;
	}

	private void attempt(String text, Probe probe) {
		int end = this.to[probe.index()];
		this.to[probe.index()] = 0;
		if (end == 0 || !this.findings.wants(probe)
				|| (++this.trials % TRIALS_BETWEEN_CLOCKS == 0 && this.budget.isTimeUp())
				|| this.budget.hasTimedOut()) {
			return;
		}
		int start = wordStart(text, this.from[probe.index()]);
		this.tried += end - start;
		Matcher matcher = probe.sign().pattern().matcher(text.substring(start, end));
		while (matcher.find()) {
			if (!isExcepted(text, probe, start + matcher.start())) {
				report(text, probe, start + matcher.start(), start + matcher.end());
				return;
			}
		}
	}

	private static boolean isExcepted(String text, Probe probe, int start) {
		Pattern except = probe.sign().except();
		if (except == null) {
			return false;
		}
		int end = start;
		// A match of words starts with what separates it
		if (probe.sign().words() && end < text.length() && !PhraseWord.isWord(text.codePointAt(end))) {
			end++;
		}
		return except.matcher(text.substring(Math.max(0, end - MAX_BEFORE), end)).find();
	}

	private static int wordStart(String text, int start) {
		// A part of a word would look like a word
		int i = start;
		while (i > 0 && start - i < MAX_WORD && isLetter(text.charAt(i - 1))) {
			i--;
		}
		return i;
	}

	private void report(String text, Probe probe, int start, int end) {
		int first = start;
		int last = end;
		if (probe.sign().words()) {
			while (first < last - 1 && !PhraseWord.isWord(text.codePointAt(first))) {
				first++;
			}
			while (last > first + 1 && !PhraseWord.isWord(text.codePointBefore(last))) {
				last--;
			}
		}
		this.findings.found(probe, first, last);
	}

	private void finish(String text) {
		for (int i = 0; i < this.to.length; i++) {
			if (this.to[i] > 0) {
				attempt(text, this.index.probe(i));
			}
		}
		if (this.dirty && this.ends != null) {
			Arrays.fill(this.ends, 0);
			this.dirty = false;
		}
	}

}
