package dev.aisecurity.benchmarks.evasion;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

import dev.aisecurity.benchmarks.Engine;
import dev.aisecurity.benchmarks.command.Arguments;
import dev.aisecurity.benchmarks.corpus.Corpus;
import dev.aisecurity.benchmarks.corpus.Provenance;
import dev.aisecurity.benchmarks.corpus.Row;
import dev.aisecurity.benchmarks.evasion.EvasionSuite.Score;
import dev.aisecurity.detect.injection.RulePack;
import dev.aisecurity.risk.RiskBand;

/**
 * Prints how much is still caught in disguise, by evasion and for pairs of them; or, with
 * {@code --harmless}, how many harmless texts are refused as they are and written as
 * people write without meaning to hide anything.
 *
 * <pre>
 * evasion [--pairs SAMPLES_PER_PAIR] [--missed] [--show EVASION] [--harmless ROWS [--every N]]
 * </pre>
 */
public final class EvasionCommand {

	private static final int WORST = 25;

	private EvasionCommand() {
	}

	/**
	 * Runs the command.
	 * @param args what was typed after the name of the command
	 * @param out where to print
	 * @throws IOException if rows cannot be read
	 */
	public static void run(List<String> args, PrintStream out) throws IOException {
		Arguments arguments = Arguments.of(args, Set.of("--pairs", "--show", "--harmless", "--every"),
				Set.of("--missed"));
		int perPair = arguments.number("--pairs", 4, 0, 1000);
		boolean missed = arguments.has("--missed");
		Engine engine = Engine.standard();
		if (arguments.get("--harmless") != null) {
			harmless(engine, Corpus.read(arguments.paths("--harmless")), arguments.number("--every", 10, 1, 100_000),
					out);
			return;
		}
		EvasionSuite suite = new EvasionSuite(RulePack.builtIn(),
				(sample) -> engine.inspect(sample.text(), sample.origin()).risk().band() == RiskBand.HIGH);
		out.printf("%d examples that are refused in plain%n%n", suite.samples().size());
		String evasion = arguments.get("--show");
		if (evasion != null) {
			show(suite, evasion, out);
			return;
		}
		singles(suite, out, missed);
		if (perPair > 0) {
			pairs(suite, perPair, out, missed);
		}
	}

	private static void harmless(Engine engine, List<Row> rows, int every, PrintStream out) {
		List<Row> benign = rows.stream().filter(Row::isBenign).toList();
		List<Row> sample = IntStream.range(0, benign.size())
			.filter((i) -> i % every == 0)
			.mapToObj(benign::get)
			.toList();
		out.printf("%d harmless texts%n%n| written | changed | refused plain %% | refused so %% |%n|---|--:|--:|--:|%n",
				sample.size());
		boolean[] plain = new boolean[sample.size()];
		for (int i = 0; i < plain.length; i++) {
			plain[i] = isRefused(engine, sample.get(i), sample.get(i).text());
		}
		for (Evasion evasion : Evasions.all()) {
			if (Evasions.ORDINARY.contains(evasion.name())) {
				int changed = 0;
				int before = 0;
				int after = 0;
				for (int i = 0; i < plain.length; i++) {
					String written = evasion.write(sample.get(i).text());
					if (!written.equals(sample.get(i).text())) {
						changed++;
						before += (plain[i]) ? 1 : 0;
						after += isRefused(engine, sample.get(i), written) ? 1 : 0;
					}
				}
				out.printf(Locale.ROOT, "| %s | %d | %.2f | %.2f |%n", evasion.name(), changed,
						100.0 * before / Math.max(1, changed), 100.0 * after / Math.max(1, changed));
			}
		}
	}

	private static boolean isRefused(Engine engine, Row row, String text) {
		return engine.inspect(text, Provenance.of(row)).risk().band() == RiskBand.HIGH;
	}

	private static void show(EvasionSuite suite, String name, PrintStream out) {
		for (Evasion evasion : Evasions.all()) {
			if (evasion.name().equals(name)) {
				for (EvasionSuite.Sample sample : suite.missed(evasion)) {
					out.println(sample.rule() + ": " + sample.text());
				}
			}
		}
	}

	private static void singles(EvasionSuite suite, PrintStream out, boolean missed) {
		Score all = new Score("all");
		for (Evasion evasion : Evasions.all()) {
			Score score = suite.single(evasion);
			all.add(score);
			print(evasion.kind().name().toLowerCase(Locale.ROOT), score, out, missed);
		}
		print("", all, out, false);
	}

	private static void pairs(EvasionSuite suite, int perPair, PrintStream out, boolean missed) {
		Score all = new Score("all pairs");
		List<Score> scores = new ArrayList<>();
		for (Evasion inner : Evasions.all()) {
			Score over = new Score(inner.name() + " > *");
			for (Evasion outer : Evasions.all()) {
				if (outer.goesOver(inner)) {
					Score score = suite.pair(inner, outer, perPair);
					scores.add(score);
					over.add(score);
				}
			}
			all.add(over);
			print("pairs", over, out, false);
		}
		scores.sort(Comparator.comparingDouble(Score::share));
		out.println();
		scores.stream().limit(WORST).forEach((score) -> print("worst", score, out, missed));
		out.println();
		out.printf("%d pairs, %d of them at 95 %% or more%n", scores.size(),
				scores.stream().filter((score) -> score.share() >= 0.95).count());
		print("", all, out, false);
	}

	private static void print(String kind, Score score, PrintStream out, boolean missed) {
		out.printf(Locale.ROOT, "%-10s %-48s %6d %6.1f %%  %s%n", kind, score.name(), score.total(),
				100 * score.share(), missed ? score.missed() : "");
	}

}
