package dev.aisecurity.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.consumption.ConsumptionDetector;
import dev.aisecurity.detect.consumption.ConsumptionLimits;
import dev.aisecurity.detect.disclosure.PersonalDataDetector;
import dev.aisecurity.detect.disclosure.SecretDetector;
import dev.aisecurity.detect.injection.RuleDetector;
import dev.aisecurity.detect.injection.RulePack;
import dev.aisecurity.detect.lexical.LexicalDetector;
import dev.aisecurity.detect.lexical.LexicalModel;
import dev.aisecurity.detect.obfuscation.ObfuscationDetector;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Labels;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.normalize.DefaultNormalizer;
import dev.aisecurity.normalize.NormalizedText;
import dev.aisecurity.normalize.Normalizer;
import dev.aisecurity.normalize.ScanBudget;
import dev.aisecurity.normalize.Vocabulary;
import dev.aisecurity.session.SessionState;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time of each stage of an inspection. Detectors get text that was normalized before.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StageBenchmark {

	/** What is looked at. */
	@Param
	public SampleText text = SampleText.ENGLISH_1K;

	private final Normalizer normalizer = DefaultNormalizer.standard(Vocabulary.of(RulePack.builtIn().words()));

	private final Detector injection = new RuleDetector(RulePack.builtIn(), Set.of());

	private final Detector lexical = new LexicalDetector(LexicalModel.builtIn());

	private final Detector obfuscation = new ObfuscationDetector();

	private final Detector secrets = new SecretDetector();

	private final Detector personalData = new PersonalDataDetector();

	private final Detector consumption = new ConsumptionDetector(ConsumptionLimits.DEFAULT);

	private Segment segment = new Segment("", Origin.USER, "body");

	private DetectionContext context = context(this.segment);

	/**
	 * Normalizes the text.
	 */
	@Setup
	public void prepare() {
		this.segment = new Segment(this.text.text(), Origin.USER, "body");
		this.context = context(this.segment);
	}

	private DetectionContext context(Segment segment) {
		List<Segment> segments = List.of(segment);
		Interaction interaction = new Interaction(Endpoint.of("chat"), Direction.INPUT, segments, Subject.ANONYMOUS,
				null, Labels.of(segments), RequestHeaders.NONE);
		ScanBudget budget = new ScanBudget(Duration.ofDays(1), Long.MAX_VALUE, System::nanoTime);
		NormalizedText normalized = this.normalizer.normalize(segment, budget);
		return new DetectionContext(interaction, List.of(normalized), SessionState.UNKNOWN, 2, budget);
	}

	/**
	 * Normalizes.
	 * @return the result
	 */
	@Benchmark
	public NormalizedText normalize() {
		return this.normalizer.normalize(this.segment, ScanBudget.generous());
	}

	/**
	 * Runs the rule pack.
	 * @return what was found
	 */
	@Benchmark
	public List<Finding> injection() {
		return this.injection.detect(this.context);
	}

	/**
	 * Judges the words.
	 * @return what was found
	 */
	@Benchmark
	public List<Finding> lexical() {
		return this.lexical.detect(this.context);
	}

	/**
	 * Looks for hidden and disguised text.
	 * @return what was found
	 */
	@Benchmark
	public List<Finding> obfuscation() {
		return this.obfuscation.detect(this.context);
	}

	/**
	 * Looks for secrets.
	 * @return what was found
	 */
	@Benchmark
	public List<Finding> secrets() {
		return this.secrets.detect(this.context);
	}

	/**
	 * Looks for personal data.
	 * @return what was found
	 */
	@Benchmark
	public List<Finding> personalData() {
		return this.personalData.detect(this.context);
	}

	/**
	 * Compares with limits.
	 * @return what was found
	 */
	@Benchmark
	public List<Finding> consumption() {
		return this.consumption.detect(this.context);
	}

}
