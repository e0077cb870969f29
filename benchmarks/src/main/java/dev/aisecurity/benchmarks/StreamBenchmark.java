package dev.aisecurity.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.aisecurity.guard.Exchange;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.output.StreamGuard;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time of a token of an answer of 1,000 tokens, each of four characters, that streams
 * through a guard with all detectors, next to that of a token that is only collected. The
 * windows are part of it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@OperationsPerInvocation(StreamBenchmark.TOKENS)
public class StreamBenchmark {

	/** How many tokens the answer has. */
	public static final int TOKENS = 1000;

	private static final int SIZE = 4;

	/** What is answered. */
	@Param({ "ENGLISH_10K", "MIXED_1K", "JAPANESE_1K" })
	public SampleText text = SampleText.ENGLISH_10K;

	private final Engine engine = Engine.standard();

	private final List<String> tokens = new ArrayList<>();

	/**
	 * Cuts the answer into tokens.
	 */
	@Setup
	public void cut() {
		String answer = this.text.text().repeat(TOKENS * SIZE / this.text.text().length() + 1);
		for (int i = 0; i < TOKENS; i++) {
			this.tokens.add(answer.substring(i * SIZE, (i + 1) * SIZE));
		}
	}

	/**
	 * Guards the answer.
	 * @return the answer
	 */
	@Benchmark
	public StringBuilder guarded() {
		try (Exchange exchange = this.engine.guard()
			.open(Endpoint.of("chat"), Subject.ANONYMOUS, null, RequestHeaders.NONE)) {
			StreamGuard channel = exchange.output().channel("answer");
			StringBuilder out = new StringBuilder();
			for (String token : this.tokens) {
				channel.append(token);
				out.append(channel.take());
			}
			channel.finish();
			return out.append(channel.take());
		}
	}

	/**
	 * Collects the answer.
	 * @return the answer
	 */
	@Benchmark
	public StringBuilder collected() {
		StringBuilder out = new StringBuilder();
		for (String token : this.tokens) {
			out.append(token);
		}
		return out;
	}

}
