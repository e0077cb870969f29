package dev.aisecurity.detect.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.google.re2j.Pattern;
import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Evidence;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.injection.RuleIndex.Probe;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.normalize.TextView;
import org.jspecify.annotations.Nullable;

/**
 * What was found in an interaction: the first match of each rule in texts of each origin.
 * Used by one thread.
 */
final class RuleFindings {

	private static final int MAX_BEFORE = 96;

	private static final Origin[] ORIGINS = Origin.values();

	private final DetectionContext context;

	private final Set<String> parts;

	private final int rules;

	private final List<Finding> found = new ArrayList<>(2);

	private boolean @Nullable [] known;

	private int segment;

	private @Nullable TextView view;

	private Origin origin = Origin.USER;

	RuleFindings(DetectionContext context, Set<String> parts, int rules) {
		this.context = context;
		this.parts = parts;
		this.rules = rules;
	}

	/**
	 * Says where the next matches are.
	 * @param segment index of the segment
	 * @param view the view
	 */
	void at(int segment, TextView view) {
		this.segment = segment;
		this.view = view;
		this.origin = this.context.texts().get(segment).segment().origin();
	}

	/**
	 * Returns whether a match of a sign would be news.
	 * @param probe the sign
	 * @return whether to try its pattern
	 */
	boolean wants(Probe probe) {
		Rule rule = probe.rule();
		return this.view != null && (rule.level() <= this.context.level() || this.parts.contains(rule.id()))
				&& rule.appliesTo(this.origin) && rule.looksAt(this.view.name())
				&& (this.known == null || !this.known[key(probe)]);
	}

	/**
	 * Takes a match of a sign.
	 * @param probe the sign
	 * @param text the text of the view
	 * @param start where it starts in the view
	 * @param end where it ends in the view
	 * @return whether it counts
	 */
	boolean found(Probe probe, String text, int start, int end) {
		if (this.view == null || isExcepted(probe.rule(), text, start)) {
			return false;
		}
		if (this.known == null) {
			this.known = new boolean[this.rules * ORIGINS.length];
		}
		this.known[key(probe)] = true;
		this.found.add(finding(probe.rule(), this.context.evidence(this.segment, this.view, start, end)));
		return true;
	}

	private static boolean isExcepted(Rule rule, String text, int start) {
		Pattern exception = rule.exception();
		return exception != null && exception.matcher(text.substring(Math.max(0, start - MAX_BEFORE), start)).find();
	}

	private int key(Probe probe) {
		return probe.number() * ORIGINS.length + this.origin.ordinal();
	}

	/**
	 * Returns the findings, those of combinations last.
	 * @param combinations rules that combine others
	 * @return the findings up to the level of the context
	 */
	List<Finding> finish(List<Rule> combinations) {
		if (this.found.isEmpty()) {
			return List.of();
		}
		List<Finding> findings = new ArrayList<>(this.found.size() + 1);
		for (Finding finding : this.found) {
			if (finding.level() <= this.context.level()) {
				findings.add(finding);
			}
		}
		for (Rule rule : combinations) {
			if (rule.level() <= this.context.level()) {
				combine(rule, findings);
			}
		}
		return findings;
	}

	private void combine(Rule rule, List<Finding> findings) {
		for (Origin each : ORIGINS) {
			int count = 0;
			Finding last = null;
			for (Finding part : this.found) {
				if (part.origin() == each && rule.combination().rules().contains(part.rule())) {
					count++;
					last = part;
				}
			}
			if (last != null && last.evidence() != null && count >= rule.combination().atLeast()
					&& rule.appliesTo(each)) {
				findings.add(finding(rule, last.evidence()));
			}
		}
	}

	private static Finding finding(Rule rule, Evidence evidence) {
		return new Finding(RuleDetector.ID, rule.id(), rule.category(), rule.score(), rule.level(), evidence,
				rule.description(), rule.tags());
	}

}
