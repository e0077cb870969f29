package dev.aisecurity.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.disclosure.PersonalDataDetector;
import dev.aisecurity.detect.disclosure.SecretDetector;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Labels;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.normalize.NormalizedText;
import dev.aisecurity.normalize.ScanBudget;
import dev.aisecurity.session.SessionState;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Cost of looking for secrets and personal data in texts of different kinds and lengths.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class DisclosureBenchmark {

	private static final String PROSE = "Could you help me plan the release on 12 March? The team has 7 people, the "
			+ "budget is about 40,000 and the last one slipped by 3 weeks. We need a list of risks, an owner for each "
			+ "of them, and a short note: what to say to customers when a feature is late. ";

	private static final String CODE = "2024-05-17 08:15:30,123 INFO 12345 --- [main] c.e.App : Started in 2.345 s\n"
			+ "private final Map<String, Integer> counts = new HashMap<>(16); // id=550e8400-e29b-41d4-a716-446655440000\n"
			+ "for (int i = 0; i < 10; i++) { counts.merge(key(i), 1, Integer::sum); }\n";

	private static final String RICH = "Mail jo@example.org or call +1 (555) 234-5678, card 4111 1111 1111 1111, "
			+ "IBAN DE89370400440532013000, password: Blau-Kiefer77! and host 93.184.216.34. ";

	private static final String FLOOD = "1 2-3.4 5@6:7=8 ";

	@Param({ "1024", "10240" })
	private int length;

	@Param({ "prose", "code", "rich", "flood" })
	private String kind;

	private final SecretDetector secrets = new SecretDetector();

	private final PersonalDataDetector personalData = new PersonalDataDetector();

	private DetectionContext context;

	/**
	 * Makes the text.
	 */
	@Setup
	public void setUp() {
		String sample = switch (this.kind) {
			case "prose" -> PROSE;
			case "code" -> CODE;
			case "rich" -> RICH;
			default -> FLOOD;
		};
		String text = sample.repeat(this.length / sample.length() + 1).substring(0, this.length);
		Segment segment = new Segment(text, Origin.USER, "body");
		List<Segment> segments = List.of(segment);
		this.context = new DetectionContext(
				new Interaction(Endpoint.of("benchmark"), Direction.INPUT, segments, Subject.ANONYMOUS, null,
						Labels.of(segments), RequestHeaders.NONE),
				List.of(new NormalizedText.Draft(segment).finish()), SessionState.UNKNOWN, Finding.MIN_LEVEL,
				ScanBudget.generous());
	}

	/**
	 * Looks for secrets.
	 * @return the findings
	 */
	@Benchmark
	public List<Finding> secrets() {
		return this.secrets.detect(this.context);
	}

	/**
	 * Looks for personal data.
	 * @return the findings
	 */
	@Benchmark
	public List<Finding> personalData() {
		return this.personalData.detect(this.context);
	}

}
