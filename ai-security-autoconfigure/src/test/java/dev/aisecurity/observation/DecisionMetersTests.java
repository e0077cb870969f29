package dev.aisecurity.observation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.aisecurity.decision.DefaultPolicyDecisionPoint;
import dev.aisecurity.decision.EnforcementModes;
import dev.aisecurity.decision.InspectionSettings;
import dev.aisecurity.decision.NoisyOrRiskAggregator;
import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.SessionId;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.normalize.DefaultNormalizer;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Exclusion;
import dev.aisecurity.policy.PolicySet;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.risk.RiskScore;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Meters are exactly those that are documented.
 */
class DecisionMetersTests {

	private static final Endpoint CHAT = Endpoint.of("chat");

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final InteractionGuard guard = guard();

	@Test
	void metersAreExactlyThoseThatAreDocumented() {
		useEverything();

		Map<String, Meter> registered = this.registry.getMeters()
			.stream()
			.collect(Collectors.toMap((meter) -> meter.getId().getName(), Function.identity(), (one, other) -> one));
		Set<String> documented = new TreeSet<>(List.of("ai.security.inspection", "ai.security.inspection.active"));
		for (AiSecurityMeter meter : AiSecurityMeter.values()) {
			documented.add(meter.getName());
		}
		assertThat(registered.keySet()).containsExactlyInAnyOrderElementsOf(documented);
		for (AiSecurityMeter documentation : AiSecurityMeter.values()) {
			assertThat(registered.get(documentation.getName()).getId().getType()).isEqualTo(documentation.getType());
		}
	}

	@Test
	void tagsAreExactlyThoseThatAreDocumented() {
		useEverything();

		for (AiSecurityMeter documentation : AiSecurityMeter.values()) {
			assertThat(this.registry.find(documentation.getName()).meters()).isNotEmpty()
				.allSatisfy((meter) -> assertThat(meter.getId().getTags()).extracting(Tag::getKey)
					.containsExactlyInAnyOrder(Arrays.stream(documentation.getKeyNames())
						.map(AiSecurityMeter.Key::asString)
						.toArray(String[]::new)));
		}
		assertThat(this.registry.get("ai.security.inspection").timers())
			.allSatisfy((timer) -> assertThat(timer.getId().getTags()).extracting(Tag::getKey)
				.containsExactlyInAnyOrder("endpoint", "direction", "verdict", "action", "mode", "error"));
	}

	@Test
	void namesAreInOneStyle() {
		assertThat(AiSecurityMeter.values())
			.allSatisfy((meter) -> assertThat(meter.getName()).matches("ai\\.security(\\.[a-z]+)+"));
		assertThat(AiSecurityMeter.Key.values()).allSatisfy((key) -> assertThat(key.asString()).matches("[a-z]+"));
	}

	@Test
	void everythingIsCounted() {
		useEverything();

		assertThat(counter("ai.security.decisions", "verdict", "allow")).isEqualTo(4);
		assertThat(counter("ai.security.escalations", "action", "block")).isEqualTo(1);
		assertThat(counter("ai.security.findings", "category", "anomaly")).isEqualTo(1);
		assertThat(counter("ai.security.findings", "category", "failure")).isEqualTo(1);
		assertThat(counter("ai.security.findings.excluded", "category", "secret")).isEqualTo(1);
		assertThat(counter("ai.security.degraded", "input", "detector:keywords")).isEqualTo(1);
		assertThat(counter("ai.security.uninspected", "endpoint", "chat")).isEqualTo(1);
		assertThat(this.registry.get("ai.security.detector").tag("detector", "keywords").timer().count()).isEqualTo(4);
		assertThat(this.registry.get("ai.security.normalization.anomalies").counters())
			.extracting((counter) -> counter.count())
			.anySatisfy((count) -> assertThat(count).isPositive());
	}

	@Test
	void nothingThatAUserControlsBecomesATag() {
		int before = 0;
		for (int i = 0; i < 3; i++) {
			for (int user = 0; user < 20; user++) {
				String mark = "zanzibar" + i + "x" + user;
				this.guard.open(CHAT, Subject.authenticated(mark, Set.of(mark)), new SessionId(mark), (name) -> mark)
					.inspect(Direction.INPUT, List.of(new Segment("odd " + mark, Origin.USER, mark)), List.of());
			}
			int size = this.registry.getMeters().size();
			assertThat(before == 0 || before == size).isTrue();
			before = size;
		}
		List<String> tags = new ArrayList<>();
		this.registry.getMeters()
			.forEach((meter) -> meter.getId().getTags().forEach((tag) -> tags.add(tag.toString())));
		assertThat(tags).isNotEmpty().noneMatch((tag) -> tag.contains("zanzibar"));
	}

	private double counter(String name, String key, String value) {
		return this.registry.get(name).tag(key, value).counters().stream().mapToDouble((each) -> each.count()).sum();
	}

	private void useEverything() {
		inspect("this is odd");
		inspect("hid\u200bden secret");
		inspect("this will fail");
		escalate("this is fine");
		this.guard.reportUninspected(CHAT, "a test");
	}

	private void escalate(String text) {
		Exchange exchange = this.guard.open(CHAT, Subject.ANONYMOUS, null, RequestHeaders.NONE);
		exchange.escalate(exchange.inspect(Direction.INPUT, List.of(new Segment(text, Origin.USER, "body")), List.of()),
				Verdict.BLOCK);
	}

	private void inspect(String text) {
		this.guard.open(CHAT, Subject.ANONYMOUS, null, RequestHeaders.NONE)
			.inspect(Direction.INPUT, List.of(new Segment(text, Origin.USER, "body")), List.of());
	}

	private InteractionGuard guard() {
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(this.registry));
		Exclusion exclusion = new Exclusion("secret", null, null, null, "A test", null);
		PolicySet policies = new PolicySet("test", List.of(), List.of(exclusion));
		DefaultPolicyDecisionPoint decisionPoint = new DefaultPolicyDecisionPoint(
				new MeteredNormalizer(DefaultNormalizer.standard(), this.registry),
				List.of(new MeteredDetector(new Keywords(), this.registry)), new NoisyOrRiskAggregator(Map.of()),
				() -> policies, new EnforcementModes(EnforcementMode.ENFORCE, Map.of()),
				new InspectionSettings(java.time.Duration.ofSeconds(60), InspectionSettings.Levels.DEFAULT, Map.of()),
				java.time.Clock.systemUTC(), System::nanoTime, () -> java.util.UUID.randomUUID().toString());
		return new InteractionGuard(new ObservationPolicyDecisionPoint(decisionPoint, observations, null),
				List.of(new DecisionMeters(this.registry)));
	}

	private static final class Keywords implements Detector {

		@Override
		public String id() {
			return "keywords";
		}

		@Override
		public List<Finding> detect(DetectionContext context) {
			String text = context.texts().get(0).canonical().text();
			if (text.contains("fail")) {
				throw new IllegalStateException("Could not read: " + text);
			}
			if (text.contains("secret")) {
				return List.of(Finding.of("keywords", "secret", ThreatCategory.SECRET, RiskScore.of(0.2), "A word"));
			}
			return text.contains("odd")
					? List.of(Finding.of("keywords", "odd", ThreatCategory.ANOMALY, RiskScore.of(0.2), "A word"))
					: List.of();
		}

	}

}
