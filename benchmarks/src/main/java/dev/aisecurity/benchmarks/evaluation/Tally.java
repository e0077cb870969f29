package dev.aisecurity.benchmarks.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.aisecurity.benchmarks.corpus.Row;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Makes one score of the decisions about the texts of a row. Used by one thread.
 */
final class Tally {

	private final Set<String> rules = new LinkedHashSet<>();

	private final List<Row.Span> disclosures = new ArrayList<>();

	private Verdict verdict = Verdict.ALLOW;

	private double score;

	private boolean blocked;

	private boolean flagged;

	private boolean degraded;

	private double surest = -1;

	private @Nullable ThreatCategory category;

	/**
	 * Adds a decision.
	 * @param decision the decision
	 * @param last whether it is about the last text, the one that spans point into
	 */
	void add(Decision decision, boolean last) {
		this.score = Math.max(this.score, decision.risk().value());
		this.verdict = this.verdict.strictest(decision.verdict());
		this.blocked |= !decision.isPermitted();
		this.degraded |= !decision.degraded().isEmpty();
		for (Finding finding : decision.findings()) {
			add(finding);
			if (last && finding.category() == ThreatCategory.PERSONAL_DATA && finding.evidence() != null) {
				this.disclosures
					.add(new Row.Span(finding.rule(), finding.evidence().start(), finding.evidence().end()));
			}
		}
	}

	private void add(Finding finding) {
		this.rules.add(finding.rule());
		boolean attack = finding.category().isAttack();
		this.flagged |= attack;
		double sure = attack ? 1 + finding.score().value() : 0;
		if (sure > this.surest) {
			this.surest = sure;
			this.category = finding.category();
		}
	}

	Score score(Row row, double micros) {
		return new Score(row, this.score, this.verdict, this.blocked, this.category, this.flagged,
				List.copyOf(this.rules), this.disclosures, micros, this.degraded);
	}

}
