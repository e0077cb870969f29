package dev.aisecurity.benchmarks.evaluation;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.aisecurity.benchmarks.corpus.Row;

/**
 * How well attacks are told from harmless text, as tables.
 */
final class DetectionTable {

	private static final double[] RATES = { 0.001, 0.005, 0.01, 0.05 };

	private final List<Score> scores;

	private final Map<String, List<Score>> groups = new TreeMap<>();

	private final Map<String, double[]> benign = new LinkedHashMap<>();

	/**
	 * Creates a table.
	 * @param scores what the guard said
	 * @param grouping what rows of one line have in common, beside the label
	 */
	DetectionTable(List<Score> scores, Function<Row, String> grouping) {
		this.scores = scores;
		for (Score score : scores) {
			String key = grouping.apply(score.row()) + " | " + score.row().label();
			this.groups.computeIfAbsent(key, (name) -> new ArrayList<>()).add(score);
		}
		this.groups.forEach((name, group) -> {
			if (group.get(0).row().isBenign()) {
				this.benign.put(name, scores(group));
			}
		});
	}

	/**
	 * Prints one line per group and label, and a summary.
	 * @param out where to
	 */
	void print(PrintStream out) {
		double[] harmless = scores(this.scores.stream().filter((score) -> score.row().isBenign()).toList());
		out.println("| source | label | n | blocked % | flagged % | AUC | p50 \u00B5s | p99 \u00B5s |");
		out.println("|---|---|--:|--:|--:|--:|--:|--:|");
		this.groups.forEach((name, group) -> {
			double[] micros = group.stream().mapToDouble(Score::micros).toArray();
			boolean benign = group.get(0).row().isBenign();
			double area = benign ? Double.NaN : Ranking.areaUnderCurve(scores(group), harmless);
			out.printf(Locale.ROOT, "| %s | %d | %.1f | %.1f | %s | %.0f | %.0f |%n", name, group.size(),
					percent(group, Score::blocked), percent(group, Score::flagged),
					Double.isNaN(area) ? "" : String.format(Locale.ROOT, "%.3f", area), Ranking.percentile(micros, 50),
					Ranking.percentile(micros, 99));
		});
		out.println();
		mean(out, "false positives, mean of the benign groups", Row::isBenign);
		mean(out, "recall, mean of the groups of attacks", Row::isAttack);
		long degraded = this.scores.stream().filter(Score::degraded).count();
		out.printf(Locale.ROOT, "%d rows, %d of them not inspected to the end%n", this.scores.size(), degraded);
	}

	private void mean(PrintStream out, String what, Predicate<Row> kind) {
		DoubleSummaryStatistics percents = this.groups.values()
			.stream()
			.filter((group) -> kind.test(group.get(0).row()))
			.mapToDouble((group) -> percent(group, Score::blocked))
			.summaryStatistics();
		if (percents.getCount() > 0) {
			out.printf(Locale.ROOT, "%s: %.2f %% blocked, from %.2f to %.2f %%%n", what, percents.getAverage(),
					percents.getMin(), percents.getMax());
		}
	}

	/**
	 * Prints the recall of each group of attacks at thresholds chosen in hindsight, with
	 * which a given part of harmless texts would be blocked, as a mean of their groups.
	 * @param out where to
	 */
	void printSweep(PrintStream out) {
		if (this.benign.isEmpty()) {
			out.println("No benign rows, no sweep");
			return;
		}
		double[] thresholds = new double[RATES.length];
		out.println("| source | label | recall % at 0.1 % | 0.5 % | 1 % | 5 % false positives |");
		out.println("|---|---|--:|--:|--:|--:|");
		StringBuilder line = new StringBuilder("| threshold | |");
		for (int i = 0; i < RATES.length; i++) {
			thresholds[i] = Ranking.threshold(this.benign.values(), RATES[i]);
			line.append(String.format(Locale.ROOT, " \u2265 %.4f |", thresholds[i]));
		}
		out.println(line);
		this.groups.forEach((name, group) -> {
			if (group.get(0).row().isAttack()) {
				StringBuilder recalls = new StringBuilder("| " + name + " |");
				for (double threshold : thresholds) {
					recalls.append(
							String.format(Locale.ROOT, " %.1f |", 100 * Ranking.reaching(scores(group), threshold)));
				}
				out.println(recalls);
			}
		});
	}

	private static double[] scores(List<Score> group) {
		return group.stream().mapToDouble(Score::score).toArray();
	}

	private static double percent(List<Score> group, Predicate<Score> what) {
		return 100.0 * group.stream().filter(what).count() / group.size();
	}

}
