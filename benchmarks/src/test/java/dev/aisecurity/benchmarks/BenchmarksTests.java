package dev.aisecurity.benchmarks;

import java.util.Collection;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs every benchmark for a moment, so that none of them rots. Measures nothing.
 */
class BenchmarksTests {

	@ParameterizedTest
	@ValueSource(classes = { InspectionBenchmark.class, StageBenchmark.class })
	void whenTextIsInspectedThenBenchmarkRuns(Class<?> benchmark) throws RunnerException {
		assertThat(run(benchmark, "text", SampleText.ENGLISH_100.name())).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(classes = ExtractionBenchmark.class)
	void whenBodyIsReadThenBenchmarkRuns(Class<?> benchmark) throws RunnerException {
		assertThat(run(benchmark, "length", "1024")).isNotEmpty();
	}

	private static Collection<RunResult> run(Class<?> benchmark, String parameter, String value)
			throws RunnerException {
		Options options = new OptionsBuilder().include(benchmark.getName())
			.param(parameter, value)
			.forks(0)
			.warmupIterations(0)
			.measurementIterations(1)
			.measurementTime(TimeValue.milliseconds(1))
			.shouldFailOnError(true)
			.verbosity(VerboseMode.SILENT)
			.build();
		return new Runner(options).run();
	}

}
