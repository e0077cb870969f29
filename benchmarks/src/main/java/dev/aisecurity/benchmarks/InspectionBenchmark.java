package dev.aisecurity.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.aisecurity.policy.Decision;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time of a whole inspection of one text: exchange, normalization, all detectors, risk,
 * policies, listeners. {@link Mode#SampleTime} gives percentiles.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class InspectionBenchmark {

	/** What is inspected. */
	@Param
	public SampleText text = SampleText.ENGLISH_1K;

	private final Engine engine = Engine.standard();

	private final Engine withoutDetectors = Engine.of(List.of());

	/**
	 * Inspects the text.
	 * @return the decision
	 */
	@Benchmark
	public Decision inspect() {
		return this.engine.inspect(this.text.text());
	}

	/**
	 * Decides after normalization alone, without detectors.
	 * @return the decision
	 */
	@Benchmark
	public Decision withoutDetectors() {
		return this.withoutDetectors.inspect(this.text.text());
	}

}
