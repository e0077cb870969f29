package dev.aisecurity.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What one server did in one round.
 *
 * @param requestsPerSecond successful requests per second
 * @param p50 median of the response times in microseconds
 * @param p99 99th percentile of the response times in microseconds
 * @param processorTime processor time of the server per request in microseconds
 * @param failures how many responses were no success
 */
record LoadRound(double requestsPerSecond, double p50, double p99, double processorTime, int failures) {

	/**
	 * Drives a server for a while.
	 * @param server the server
	 * @param path the endpoint
	 * @param json the body
	 * @param connections how many clients wait for their response at any time
	 * @param duration how long
	 * @return what it did
	 * @throws IOException if a server cannot be reached
	 * @throws InterruptedException if interrupted
	 */
	static LoadRound drive(LoadServer server, String path, String json, int connections, Duration duration)
			throws IOException, InterruptedException {
		ExecutorService clients = Executors.newFixedThreadPool(connections);
		try {
			Duration before = server.processorTime();
			long start = System.nanoTime();
			long end = start + duration.toNanos();
			List<Callable<int[]>> tasks = new ArrayList<>();
			for (int i = 0; i < connections; i++) {
				tasks.add(() -> client(server.port(), path, json, end));
			}
			List<int[]> times = new ArrayList<>();
			for (Future<int[]> client : clients.invokeAll(tasks)) {
				times.add(client.get());
			}
			double seconds = (System.nanoTime() - start) / 1e9;
			return of(times, seconds, server.processorTime().minus(before));
		}
		catch (ExecutionException ex) {
			throw new IOException(ex.getCause());
		}
		finally {
			clients.shutdownNow();
		}
	}

	// Returns the response times in microseconds, those of failures negative
	private static int[] client(int port, String path, String json, long end) throws IOException {
		int[] times = new int[1024];
		int count = 0;
		try (LoadConnection connection = new LoadConnection(port, path, json)) {
			long before = System.nanoTime();
			while (before < end) {
				boolean success = connection.exchange();
				long after = System.nanoTime();
				int micros = (int) ((after - before) / 1000);
				if (count == times.length) {
					times = Arrays.copyOf(times, count * 2);
				}
				times[count++] = success ? micros : -micros;
				before = after;
			}
		}
		return Arrays.copyOf(times, count);
	}

	private static LoadRound of(List<int[]> clients, double seconds, Duration processorTime) {
		int[] times = clients.stream().flatMapToInt(Arrays::stream).sorted().toArray();
		int failures = (int) Arrays.stream(times).filter((time) -> time < 0).count();
		return new LoadRound((times.length - failures) / seconds, times[times.length / 2],
				times[(int) (times.length * 0.99)], processorTime.toNanos() / 1e3 / times.length, failures);
	}

}
