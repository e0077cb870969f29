package dev.aisecurity.detect.leakage;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import dev.aisecurity.detect.Detections;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.StreamWatch;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Labels;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class CanaryDetectorTests {

	private static final Map<String, UnaryOperator<String>> DISGUISES = Disguises.all();

	private final AtomicLong clock = new AtomicLong();

	private final Canaries canaries = new Canaries(100, new Random(7), this.clock::get);

	private final OutputDetector detector = new OutputDetector(new CanaryDetector(this.canaries));

	static List<String> names() {
		return List.copyOf(DISGUISES.keySet());
	}

	@ParameterizedTest
	@MethodSource("names")
	void whenCanaryIsDisguisedThenFindsIt(String name) {
		for (int i = 0; i < 20; i++) {
			Canary canary = this.canaries.issue("prompt");
			String text = "Sure, here it is: " + DISGUISES.get(name).apply(canary.token()) + "\nAnything else?";
			List<Finding> findings = Detections.detect(this.detector, text, Origin.MODEL);
			assertThat(findings).as(text).hasSize(1).first().satisfies((finding) -> {
				assertThat(finding.rule()).isEqualTo("canary");
				assertThat(finding.category()).isEqualTo(ThreatCategory.LEAKAGE);
				assertThat(finding.score().value()).isEqualTo(1);
				assertThat(finding.reason()).contains("'prompt'").doesNotContain(canary.token());
			});
		}
	}

	@ParameterizedTest
	@MethodSource("names")
	void whenCanaryIsDisguisedThenWatchHoldsFromItsFirstCharacters(String name) {
		Canary canary = this.canaries.issue("prompt");
		String before = "Sure, here it is: ";
		String disguised = DISGUISES.get(name).apply(canary.token());
		String text = before + disguised + "\nAnything else?";
		StreamWatch watch = new CanaryDetector(this.canaries).watch(output());
		assertThat(watch).isNotNull();
		boolean complete = false;
		int most = 0;
		for (int i = 0; i < text.length(); i++) {
			most = Math.max(most, watch.accept(text.charAt(i)));
			complete |= watch.isComplete();
		}
		assertThat(complete).isTrue();
		assertThat(most).isGreaterThan(disguised.length() / 2);
		assertThat(watch.accept('.')).isZero();
	}

	private static Interaction output() {
		return new Interaction(Endpoint.of("test"), Direction.OUTPUT, List.of(), Subject.ANONYMOUS, null, Labels.NONE,
				RequestHeaders.NONE);
	}

	@Test
	void whenNoCanaryIsOutThenThereIsNothingToWatchFor() {
		assertThat(new CanaryDetector(this.canaries).watch(output())).isNull();
	}

	@Test
	void whenCanaryIsWrittenAsItIsThenSpanIsAllOfIt() {
		Canary canary = this.canaries.issue("prompt");
		String text = "It says " + canary.marker() + ".";
		assertThat(Detections.detect(this.detector, text)).singleElement()
			.satisfies((finding) -> assertThat(Detections.span(text, finding)).isEqualTo(canary.token()));
	}

	@Test
	void whenEndIsCutOffThenStillFindsIt() {
		String token = this.canaries.issue("prompt").token();
		assertThat(Detections.detect(this.detector, token.substring(0, 20))).hasSize(1);
		assertThat(Detections.detect(this.detector, token.substring(0, 19))).isEmpty();
	}

	@Test
	void whenTextGoesToTheModelThenCanaryIsWhereItBelongs() {
		Canary canary = this.canaries.issue("prompt");
		assertThat(Detections.detect(new CanaryDetector(this.canaries), canary.marker())).isEmpty();
	}

	@Test
	void whenCanaryIsRevokedOrHasEndedThenItMeansNothing() {
		Canary revoked = this.canaries.issue("document");
		Canary ended = this.canaries.issue("document", Duration.ofSeconds(10));
		Canary other = this.canaries.issue("document");
		this.canaries.revoke(revoked);
		this.canaries.revoke(revoked);
		this.clock.set(Duration.ofSeconds(11).toNanos());
		assertThat(Detections.detect(this.detector, revoked.token() + " " + ended.token())).isEmpty();
		assertThat(Detections.detect(this.detector, other.token())).hasSize(1);
		assertThat(this.canaries.live()).isEqualTo(1);
	}

	@Test
	void whenTwoLeakThenFindsBoth() {
		Canary first = this.canaries.issue("first");
		Canary second = this.canaries.issue("second");
		assertThat(Detections.detect(this.detector, first.token() + " " + second.token())).hasSize(2);
	}

	@Test
	void whenTextIsRandomThenFindsNothingAmongManyCanaries() {
		for (int i = 0; i < 100; i++) {
			this.canaries.issue("document");
		}
		Random random = new Random(3);
		for (int i = 0; i < 200; i++) {
			byte[] bytes = new byte[3000];
			random.nextBytes(bytes);
			String text = Base64.getEncoder().encodeToString(bytes) + new String(bytes, StandardCharsets.ISO_8859_1);
			assertThat(Detections.detect(this.detector, text)).isEmpty();
		}
	}

}
