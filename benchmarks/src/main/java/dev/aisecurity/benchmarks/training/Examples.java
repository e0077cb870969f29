package dev.aisecurity.benchmarks.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.aisecurity.benchmarks.corpus.Provenance;
import dev.aisecurity.benchmarks.corpus.Row;
import dev.aisecurity.detect.lexical.Concepts;
import dev.aisecurity.detect.lexical.FeatureScan;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.normalize.DefaultNormalizer;
import dev.aisecurity.normalize.Normalizer;
import dev.aisecurity.normalize.ScanBudget;
import org.jspecify.annotations.Nullable;

/**
 * Makes examples of rows: for what users write, and for text of third parties. Plain
 * harmful requests are neither attacks nor harmless and are left out. What the attackers
 * of a game were told to make a model say is replaced, since it is no sign of an attack.
 */
final class Examples {

	/** Sources whose attacks are whole personas rather than sentences. */
	private static final Set<String> PERSONAS = Set.of("verazuo_early", "gptfuzz", "self_reminder");

	private static final int LONGEST_SENTENCES = 400;

	private static final Pattern GOAL = Pattern.compile("i[\\W_]*have[\\W_]*been[\\W_]*pwned|pwned|haxx?ed",
			Pattern.CASE_INSENSITIVE);

	private static final String[] FILLERS = { "the task is done", "hello world", "access granted", "yes", "i agree",
			"banana", "the answer is 42", "ok", "good morning", "done" };

	private final Normalizer normalizer = DefaultNormalizer.standard();

	private final Concepts concepts;

	private final Example.Units units = new Example.Units();

	Examples(Concepts concepts) {
		this.concepts = concepts;
	}

	/**
	 * Returns examples of what users write.
	 * @param rows rows of all kinds
	 * @return an example for each text of a user that is an attack or harmless
	 */
	List<Example> direct(List<Row> rows) {
		List<Example> examples = new ArrayList<>();
		for (Row row : rows) {
			if ((row.isAttack() || row.isBenign()) && Provenance.of(row) == Origin.USER) {
				examples.add(example(row, row.isAttack(), Origin.USER));
			}
		}
		return examples;
	}

	/**
	 * Returns examples of text of third parties. Short attacks of users are among them,
	 * since they may be planted as well.
	 * @param rows rows of all kinds
	 * @return the examples
	 */
	List<Example> planted(List<Row> rows) {
		List<Example> examples = new ArrayList<>();
		for (Row row : rows) {
			boolean third = Provenance.of(row).isThirdParty();
			boolean sentences = row.isAttack() && row.text().length() <= LONGEST_SENTENCES
					&& !PERSONAS.contains(row.source());
			if (third ? (row.isAttack() || row.isBenign()) : sentences) {
				examples.add(example(row, row.isAttack(), Origin.RETRIEVED));
			}
		}
		return examples;
	}

	private Example example(Row row, boolean positive, Origin origin) {
		String text = canonical(positive ? withoutGoal(row) : row.text(), origin);
		new FeatureScan(this.concepts, this.units).run(text);
		return Example.of(row, positive, this.units, span(row, text, origin));
	}

	private Example.@Nullable Window span(Row row, String text, Origin origin) {
		if (row.planted() == null) {
			return null;
		}
		String planted = canonical(row.planted(), origin).strip();
		int start = text.indexOf(planted);
		return (start >= 0 && !planted.isEmpty()) ? new Example.Window(start, start + planted.length()) : null;
	}

	private String canonical(String text, Origin origin) {
		return this.normalizer.normalize(new Segment(text, origin, "corpus"), ScanBudget.generous()).canonical().text();
	}

	private static String withoutGoal(Row row) {
		Matcher matcher = GOAL.matcher(row.text());
		StringBuilder text = new StringBuilder();
		while (matcher.find()) {
			int choice = Math.floorMod(31 * row.id().hashCode() + matcher.start(), FILLERS.length);
			matcher.appendReplacement(text, FILLERS[choice]);
		}
		return matcher.appendTail(text).toString();
	}

}
