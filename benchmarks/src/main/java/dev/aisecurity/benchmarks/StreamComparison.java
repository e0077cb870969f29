package dev.aisecurity.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Compares streams of one application with and without the starter, in two JVMs that are
 * driven in turns: throughput of streams of 1,000 tokens that come as fast as they can,
 * of such streams at a token each millisecond, time to the first byte, and 1,000 slow
 * streams at once. Takes about eight minutes and stops by itself. The client runs in this
 * JVM and shares the processors with the server.
 */
public final class StreamComparison {

	private static final String QUESTION = "{\"message\":\"How do I grow tomatoes?\"}";

	private static final String FAST = "/stream?tokens=1000&pause=0";

	private static final String PACED = "/stream?tokens=1000&pause=1";

	private static final String FIRST = "/stream?tokens=20&pause=5";

	private static final Duration WARM_UP = Duration.ofSeconds(25);

	private static final Duration ROUND = Duration.ofSeconds(5);

	private static final int ROUNDS = 6;

	private static final int FIRST_BYTES = 200;

	private StreamComparison() {
	}

	/**
	 * Compares.
	 * @param args none
	 * @throws Exception if a server does not start
	 */
	public static void main(String[] args) throws Exception {
		try (LoadServer without = LoadServer.start("without", "--ai.security.enabled=false");
				LoadServer with = LoadServer.start("with", "--ai.security.enabled=true")) {
			for (LoadServer server : new LoadServer[] { without, with, without, with }) {
				LoadRound.drive(server, FAST, QUESTION, 4, WARM_UP);
			}
			throughput(without, with, FAST, 4);
			throughput(without, with, PACED, 8);
			firstByte(without, with);
			for (LoadServer server : new LoadServer[] { without, with }) {
				SlowStreams streams = SlowStreams.run(server.port(), 1000, "/stream?tokens=100&pause=100", QUESTION);
				System.out.printf(Locale.ROOT,
						"%-8s 1,000 slow streams at once: %d complete after %.1f s, %d bytes each, %s threads at most%n",
						server.name(), streams.complete(), streams.seconds(), streams.bytesEach(), threads(server));
			}
		}
	}

	private static void throughput(LoadServer without, LoadServer with, String path, int connections) throws Exception {
		double[] ratios = new double[ROUNDS];
		for (int i = 0; i < ROUNDS; i++) {
			LoadRound first = round(without, path, connections);
			LoadRound second = round(with, path, connections);
			ratios[i] = second.requestsPerSecond() / first.requestsPerSecond();
		}
		Arrays.sort(ratios);
		System.out.printf(Locale.ROOT, "ratio of throughput of %s, median of the rounds: %.3f%n", path,
				(ratios[ROUNDS / 2 - 1] + ratios[ROUNDS / 2]) / 2);
	}

	private static LoadRound round(LoadServer server, String path, int connections) throws Exception {
		LoadRound round = LoadRound.drive(server, path, QUESTION, connections, ROUND);
		System.out.printf(Locale.ROOT, "%-8s %7.1f streams/s   server cpu %8.0f us/stream   %d failures%n",
				server.name(), round.requestsPerSecond(), round.processorTime(), round.failures());
		return round;
	}

	private static void firstByte(LoadServer without, LoadServer with) throws Exception {
		firstByte(without);
		firstByte(with);
		double before = firstByte(without);
		double after = firstByte(with);
		System.out.printf(Locale.ROOT,
				"time to the first byte, median of %d streams, first token after 5 ms: without %.0f us, with %.0f us, added %.0f us%n",
				FIRST_BYTES, before, after, after - before);
	}

	private static double firstByte(LoadServer server) throws IOException {
		double[] micros = new double[FIRST_BYTES];
		try (LoadConnection connection = new LoadConnection(server.port(), FIRST, QUESTION)) {
			for (int i = 0; i < FIRST_BYTES; i++) {
				long start = System.nanoTime();
				connection.exchange();
				micros[i] = (connection.firstByte() - start) / 1e3;
			}
		}
		Arrays.sort(micros);
		return micros[FIRST_BYTES / 2];
	}

	private static String threads(LoadServer server) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/threads"))
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
	}

}
