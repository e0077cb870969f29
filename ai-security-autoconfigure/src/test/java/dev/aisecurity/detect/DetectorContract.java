package dev.aisecurity.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.normalize.UnicodeTexts;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every {@link Detector} must do whatever it looks for. Tests of detectors extend
 * this class.
 */
public abstract class DetectorContract {

	private static final String NAME = "[a-z0-9]+(-[a-z0-9]+)*";

	private static final String CANARY = "quokka-7731";

	private static final long SEED = 20_260_101L;

	/**
	 * Returns the detector under test, the same or an equal one each time.
	 */
	protected abstract Detector detector();

	/**
	 * Returns a text of the user in which the detector finds something, also when
	 * ordinary words follow on a new line.
	 */
	protected abstract String attack();

	/**
	 * Returns who wrote the texts in which the detector looks for something.
	 */
	protected Origin origin() {
		return Origin.USER;
	}

	private Origin second() {
		return (origin() == Origin.USER) ? Origin.RETRIEVED : origin();
	}

	private List<Finding> detect(Detector detector, String text) {
		return Detections.detect(detector, text, origin());
	}

	@Test
	void whenAskedForIdThenAnswersLowerCaseName() {
		assertThat(detector().id()).matches(NAME);
	}

	@Test
	void whenThereIsNoTextThenFindsNothing() {
		assertThat(Detections.detect(detector(), List.of())).isEmpty();
		assertThat(detect(detector(), "")).isEmpty();
	}

	@Test
	void whenAttackedThenFindsSomething() {
		assertThat(detect(detector(), attack())).isNotEmpty();
	}

	@Test
	void whenSecondSegmentAttacksThenEvidencePointsAtIt() {
		Segment first = new Segment("Hello.", origin(), "body");
		Segment second = new Segment(attack(), second(), "argument[1]");
		List<Finding> findings = Detections.detect(detector(), List.of(first, second));
		assertThat(findings).isNotEmpty().allSatisfy((finding) -> {
			if (finding.evidence() != null) {
				assertThat(finding.evidence().segment()).isEqualTo(1);
				assertThat(finding.evidence().origin()).isEqualTo(second());
				assertThat(finding.evidence().location()).isEqualTo("argument[1]");
			}
		});
	}

	@Test
	void whenAttackedThenFindingsHoldNoTextOfThePrompt() {
		List<Finding> findings = detect(detector(), attack() + "\n" + CANARY + "\n");
		assertThat(findings).isNotEmpty()
			.allSatisfy((finding) -> assertThat(finding.toString()).doesNotContain(CANARY));
	}

	@Test
	void whenTextIsPathologicalThenFindingsAreWellFormed() {
		for (String text : UnicodeTexts.pathological()) {
			check(text, detect(detector(), text));
		}
	}

	@Test
	void whenTextIsRandomThenFindingsAreWellFormed() {
		Random random = new Random(SEED);
		for (int i = 0; i < 400; i++) {
			String text = mutate(random);
			check(text, detect(detector(), text));
		}
	}

	@Test
	void whenLevelIsLowThenOnlyRulesOfThatLevelSpeak() {
		for (int level = Finding.MIN_LEVEL; level <= Finding.MAX_LEVEL; level++) {
			int highest = level;
			assertThat(Detections.detect(detector(), attack(), origin(), level))
				.allSatisfy((finding) -> assertThat(finding.level()).isLessThanOrEqualTo(highest));
		}
	}

	@Test
	void whenAskedTwiceThenFindsTheSame() {
		Random random = new Random(SEED + 1);
		for (int i = 0; i < 50; i++) {
			String text = mutate(random);
			assertThat(detect(detector(), text)).isEqualTo(detect(detector(), text));
		}
	}

	@Test
	void whenAskedConcurrentlyThenFindsTheSame() throws Exception {
		Detector detector = detector();
		Random random = new Random(SEED + 2);
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < 30; i++) {
			texts.add(mutate(random));
		}
		Callable<List<List<Finding>>> task = () -> texts.stream().map((text) -> detect(detector, text)).toList();
		List<List<Finding>> expected = task.call();
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			for (Future<List<List<Finding>>> result : threads.invokeAll(List.of(task, task, task, task))) {
				assertThat(result.get()).isEqualTo(expected);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private String mutate(Random random) {
		String text = UnicodeTexts.random(random, 40);
		if (random.nextInt(4) != 0) {
			return text;
		}
		String attack = attack();
		int from = random.nextInt(attack.length() + 1);
		return text + attack.substring(0, from) + UnicodeTexts.random(random, 3) + attack.substring(from) + text;
	}

	private void check(String text, List<Finding> findings) {
		assertThat(findings).isNotNull().doesNotContainNull();
		for (Finding finding : findings) {
			assertThat(finding.detector()).isEqualTo(detector().id());
			assertThat(finding.rule()).matches(NAME);
			assertThat(finding.reason()).isNotBlank();
			Evidence evidence = finding.evidence();
			if (evidence != null) {
				assertThat(evidence.segment()).isZero();
				assertThat(evidence.view()).isNotBlank();
				assertThat(evidence.start()).isBetween(0, text.length());
				assertThat(evidence.end()).isBetween(evidence.start(), text.length());
			}
		}
	}

}
