package dev.aisecurity.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Compares the throughput of one application with and without the starter: two JVMs, one
 * of them with {@code ai.security.enabled=false}, are driven in turns. Each warms up for
 * one minute per comparison; the whole takes about six minutes and stops by itself. The
 * client runs in this JVM and shares the processors with the server.
 */
public final class LoadComparison {

	private static final Duration WARM_UP = Duration.ofSeconds(30);

	private static final Duration ROUND = Duration.ofSeconds(5);

	private static final int ROUNDS = 6;

	private LoadComparison() {
	}

	/**
	 * Compares.
	 * @param args names of {@linkplain SampleText texts}; none for English of 1,024
	 * characters
	 * @throws Exception if a server does not start
	 */
	public static void main(String[] args) throws Exception {
		SampleText[] texts = (args.length > 0) ? new SampleText[args.length]
				: new SampleText[] { SampleText.ENGLISH_1K };
		for (int i = 0; i < args.length; i++) {
			texts[i] = SampleText.valueOf(args[i]);
		}
		try (LoadServer without = LoadServer.start("without", "--ai.security.enabled=false");
				LoadServer with = LoadServer.start("with", "--ai.security.enabled=true")) {
			for (SampleText text : texts) {
				compare(without, with, "/echo", text, 8);
				compare(without, with, "/model", text, 32);
			}
		}
	}

	private static void compare(LoadServer without, LoadServer with, String path, SampleText text, int connections)
			throws Exception {
		String json = "{\"message\":\"" + text.text().replace("\"", "\\\"") + "\"}";
		System.out.printf("%n%s %s, %d connections%n", path, text, connections);
		for (int i = 0; i < 2; i++) {
			LoadRound.drive(without, path, json, connections, WARM_UP);
			LoadRound.drive(with, path, json, connections, WARM_UP);
		}
		List<LoadRound> first = new ArrayList<>();
		List<LoadRound> second = new ArrayList<>();
		for (int i = 0; i < ROUNDS; i++) {
			first.add(round(without, path, json, connections));
			second.add(round(with, path, json, connections));
		}
		System.out.printf(Locale.ROOT, "ratio of throughput, median of the rounds: %.3f%n",
				ratio(second, first, LoadRound::requestsPerSecond));
		System.out.printf(Locale.ROOT, "ratio of the server's processor time per request: %.3f%n",
				ratio(first, second, LoadRound::processorTime));
	}

	private static LoadRound round(LoadServer server, String path, String json, int connections) throws Exception {
		LoadRound round = LoadRound.drive(server, path, json, connections, ROUND);
		System.out.printf(Locale.ROOT,
				"%-8s %8.0f req/s   p50 %7.0f us   p99 %7.0f us   server cpu %6.1f us/req   %d failures%n",
				server.name(), round.requestsPerSecond(), round.p50(), round.p99(), round.processorTime(),
				round.failures());
		return round;
	}

	private static double ratio(List<LoadRound> dividends, List<LoadRound> divisors,
			ToDoubleFunction<LoadRound> value) {
		return median(dividends, value) / median(divisors, value);
	}

	private static double median(List<LoadRound> rounds, ToDoubleFunction<LoadRound> value) {
		double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

}
