package dev.aisecurity.benchmarks.evaluation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import dev.aisecurity.benchmarks.command.Arguments;
import dev.aisecurity.benchmarks.command.UsageException;
import dev.aisecurity.benchmarks.corpus.Corpus;
import dev.aisecurity.benchmarks.corpus.Provenance;
import dev.aisecurity.benchmarks.corpus.Row;
import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Runs the shipped default configuration over labelled texts, writes what it says about
 * each, and prints how often it is right. <pre>
 * evaluate --input FILE_OR_FOLDER --output SCORES.jsonl [options]
 *   --input       rows; may be given several times
 *   --output      one line per row: id, source, label, score, verdict, category, findings,
 *                 micros
 *   --sweep       also print the recall at 0.1, 0.5, 1 and 5 % false positives
 *   --split       train or dev: only the rows of that split
 *   --origin      label (default): what the row says in meta.origin or, failing that, what
 *                 follows from its label and family; or user, retrieved, tool for all rows
 *   --tiers       which detectors of attacks run, by id, separated by commas; "rules" means
 *                 injection and obfuscation
 *   --level       rules up to this level count, 1 to 4
 *   --property    name=value of any property of the guard; may be given several times
 *   --by          source (default), family or lang: what the table is grouped by
 *   --threads     how many rows are inspected at once, 1 by default
 * </pre>
 */
public final class Evaluation {

	private static final Set<String> OPTIONS = Set.of("--input", "--output", "--split", "--origin", "--tiers",
			"--level", "--property", "--by", "--threads");

	private static final Set<String> SWITCHES = Set.of("--sweep");

	private static final int WARM_UP_ROWS = 4000;

	private final List<Row> rows;

	private final Function<Row, Origin> origins;

	private Evaluation(List<Row> rows, Function<Row, Origin> origins) {
		this.rows = rows;
		this.origins = origins;
	}

	/**
	 * Runs the command.
	 * @param arguments its arguments
	 * @param out where tables are printed
	 * @throws Exception if files cannot be read or written
	 */
	public static void run(List<String> arguments, PrintStream out) throws Exception {
		Arguments given = Arguments.of(arguments, OPTIONS, SWITCHES);
		Path output = given.paths("--output").get(0);
		Function<Row, String> grouping = grouping(given.get("--by", "source"));
		int threads = given.number("--threads", 1, 1, 64);
		Evaluation evaluation = new Evaluation(rows(given), origins(given.get("--origin", "label")));
		try (ShippedGuard guard = ShippedGuard.start(properties(given))) {
			out.println("detectors: " + String.join(", ", guard.detectors()));
			List<Score> scores = evaluation.scores(guard, threads);
			ScoreWriter.write(output, scores);
			DetectionTable table = new DetectionTable(scores, grouping);
			table.print(out);
			if (given.has("--sweep")) {
				out.println();
				table.printSweep(out);
			}
			DisclosureTable disclosures = new DisclosureTable(scores);
			if (!disclosures.isEmpty()) {
				out.println();
				disclosures.print(out);
			}
		}
	}

	private static List<Row> rows(Arguments given) throws IOException {
		String split = given.get("--split");
		List<Row> rows = Corpus.read(given.paths("--input"));
		rows.removeIf((row) -> split != null && !split.equals(row.split()));
		if (rows.isEmpty()) {
			throw new UsageException("There are no rows to evaluate");
		}
		return rows;
	}

	private static Function<Row, Origin> origins(String name) {
		Origin fixed = switch (name) {
			case "label" -> null;
			case "user" -> Origin.USER;
			case "retrieved" -> Origin.RETRIEVED;
			case "tool" -> Origin.TOOL;
			default -> throw new UsageException("Option '--origin' must be label, user, retrieved or tool");
		};
		return (fixed != null) ? (row) -> fixed : Provenance::of;
	}

	private static Function<Row, String> grouping(String name) {
		return switch (name) {
			case "source" -> Row::source;
			case "family" -> (row) -> row.source() + "/" + row.family();
			case "lang" -> Row::lang;
			default -> throw new UsageException("Option '--by' must be source, family or lang");
		};
	}

	private static List<String> properties(Arguments given) {
		List<String> properties = new ArrayList<>();
		String tiers = given.get("--tiers");
		if (tiers != null) {
			properties.addAll(new Tiers(tiers).properties());
		}
		if (given.has("--level")) {
			int level = given.number("--level", 1, 1, 4);
			properties.add("ai.security.inspection.level=" + Math.max(level, 2));
			properties.add("ai.security.inspection.enforcement-level=" + level);
		}
		for (String property : given.all("--property")) {
			if (!property.toLowerCase(Locale.ROOT).startsWith("ai.security.") || property.indexOf('=') < 0) {
				throw new UsageException("Option '--property' must be ai.security.name=value");
			}
			properties.add(property);
		}
		return properties;
	}

	private List<Score> scores(ShippedGuard guard, int threads) throws InterruptedException, ExecutionException {
		for (int i = 0; i < Math.min(WARM_UP_ROWS, this.rows.size()); i++) {
			int spread = (int) ((long) i * this.rows.size() / Math.min(WARM_UP_ROWS, this.rows.size()));
			guard.score(this.rows.get(spread), this.origins);
		}
		@Nullable Score[] scores = new Score[this.rows.size()];
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			List<Future<?>> parts = new ArrayList<>();
			for (int part = 0; part < threads; part++) {
				int first = part;
				parts.add(executor.submit(() -> {
					for (int i = first; i < scores.length; i += threads) {
						scores[i] = guard.score(this.rows.get(i), this.origins);
					}
				}));
			}
			for (Future<?> part : parts) {
				part.get();
			}
		}
		finally {
			executor.shutdownNow();
		}
		return List.of(scores);
	}

}
