package dev.aisecurity.benchmarks.evasion;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.aisecurity.benchmarks.Engine;
import dev.aisecurity.benchmarks.command.Arguments;
import dev.aisecurity.benchmarks.evasion.EvasionSuite.Score;
import dev.aisecurity.detect.injection.RulePack;
import dev.aisecurity.risk.RiskBand;

/**
 * Prints how much is still caught in disguise, by evasion and for pairs of them.
 *
 * <pre>
 * evasion [--pairs SAMPLES_PER_PAIR] [--missed] [--show EVASION]
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
	 */
	public static void run(List<String> args, PrintStream out) {
		Arguments arguments = Arguments.of(args, Set.of("--pairs", "--show"), Set.of("--missed"));
		int perPair = arguments.number("--pairs", 4, 0, 1000);
		boolean missed = arguments.has("--missed");
		Engine engine = Engine.standard();
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
