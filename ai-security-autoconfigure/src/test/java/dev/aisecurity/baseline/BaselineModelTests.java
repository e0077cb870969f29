package dev.aisecurity.baseline;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

import dev.aisecurity.baseline.BaselineModel.Step;
import dev.aisecurity.baseline.FeatureDeviation.Window;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link BaselineModel}: what is measured here in small is measured at length
 * by the evaluation.
 */
class BaselineModelTests {

	private static final Instant START = Instant.parse("2030-01-02T12:00:00Z");

	private final Random random = new Random(7);

	private final BaselineModel model = new BaselineModel(BaselineSettings.DEFAULT, new PeerNorms() {

		@Override
		public float mean(Feature feature) {
			return 0;
		}

		@Override
		public float scale(Feature feature) {
			return 1;
		}

	});

	private int minutes;

	private Measurement.Builder event(double shift) {
		Measurement.Builder builder = Measurement.at(START.plus(Duration.ofMinutes(this.minutes++)));
		for (Feature feature : Feature.values()) {
			builder.value(feature, this.random.nextGaussian() + ((feature == Feature.INPUT_TOKENS) ? shift : 0));
		}
		return builder.sign(Sign.FINDING, false).sign(Sign.REFUSED, false);
	}

	private Baseline learned(int events) {
		Baseline baseline = this.model.start();
		for (int i = 0; i < events; i++) {
			baseline = this.model.step(baseline, event(0).build(), true).next();
		}
		return baseline;
	}

	@Test
	void whenNothingWasSeenThenBaselineIsThatOfThePeers() {
		Baseline baseline = this.model.start();
		assertThat(baseline.learned()).isZero();
		assertThat(baseline.get(0, Baseline.SCALE)).isEqualTo(1);
		assertThat(Deviation.maturity(0)).isZero();
	}

	@Test
	void whenEventsAreOrdinaryThenLocationAndScaleAreLearned() {
		Baseline baseline = learned(2000);
		for (Feature feature : Feature.values()) {
			assertThat(baseline.get(feature.ordinal(), Baseline.FAST)).isCloseTo(0, within(0.5f));
			assertThat(baseline.get(feature.ordinal(), Baseline.SCALE)).isCloseTo(1, within(0.4f));
		}
	}

	@Test
	void whenOneFeatureShiftsByThreeDeviationsThenItIsFoundAndNamed() {
		Baseline baseline = learned(300);
		Deviation deviation = Deviation.NONE;
		int events = 0;
		while (!deviation.alarm() && events < 50) {
			Step step = this.model.step(baseline, event(3).build(), true);
			baseline = step.next();
			deviation = step.deviation();
			events++;
		}
		assertThat(events).isLessThan(15);
		assertThat(deviation.score()).isGreaterThanOrEqualTo(Deviation.ALARM);
		assertThat(deviation.features().get(0).name()).isEqualTo("input-tokens");
		assertThat(deviation.features().get(0).window()).isEqualTo(Window.RECENT);
		assertThat(deviation.features()).hasSizeLessThanOrEqualTo(3);
		assertThat(deviation.maturity()).isBetween(0.85, 0.9);
	}

	@Test
	void whenAlarmWasRaisedThenChartsBeginAnewAndNothingIsLearnedForAnHour() {
		Baseline baseline = learned(300);
		Measurement.Builder far = event(0);
		for (Feature feature : Feature.values()) {
			far.value(feature, 8);
		}
		Step step = this.model.step(baseline, far.build(), true);
		assertThat(step.deviation().alarm()).isTrue();
		Baseline frozen = step.next();
		assertThat(frozen.get(0, Baseline.UP)).isZero();
		assertThat(frozen.learned()).isEqualTo(300);
		Baseline after = this.model.step(frozen, event(0).build(), true).next();
		assertThat(after.learned()).isEqualTo(300);
		this.minutes += 60;
		assertThat(this.model.step(after, event(0).build(), true).next().learned()).isEqualTo(301);
	}

	@Test
	void whenEventIsNotHarmlessThenNothingIsLearnedFromIt() {
		Baseline baseline = learned(100);
		Baseline next = this.model.step(baseline, event(1).build(), false).next();
		assertThat(next.learned()).isEqualTo(100);
		assertThat(next.seen()).isEqualTo(101);
		assertThat(next.get(0, Baseline.FAST)).isEqualTo(baseline.get(0, Baseline.FAST));
	}

	@Test
	void whenABurstIsPoisonedThenSlowLocationMovesByLessThanAFifth() {
		Baseline baseline = learned(1000);
		float before = baseline.get(0, Baseline.SLOW);
		for (int i = 0; i < 100; i++) {
			baseline = this.model.step(baseline, event((i % 10 < 3) ? 3 : 0).build(), true).next();
		}
		assertThat(baseline.get(0, Baseline.SLOW) - before).isLessThan(0.2f);
	}

	@Test
	void whenOneEventIsReplayedTenThousandTimesThenScaleStaysWithinItsLimits() {
		Baseline baseline = learned(300);
		Measurement.Builder builder = Measurement.at(START);
		for (Feature feature : Feature.values()) {
			builder.value(feature, 0.1);
		}
		for (int i = 0; i < 10_000; i++) {
			baseline = this.model.step(baseline, builder.build(), true).next();
		}
		assertThat(baseline.get(0, Baseline.SCALE)).isBetween(0.15f, 1.5f);
	}

	@Test
	void whenBaselineIsMovedSlowlyThenItNeverGoesBeyondItsPeers() {
		Baseline baseline = learned(100);
		for (int i = 0; i < 50_000; i++) {
			baseline = this.model.step(baseline, event(i * 0.0008).build(), true).next();
		}
		float scale = baseline.get(0, Baseline.SCALE);
		assertThat(baseline.get(0, Baseline.FAST)).isLessThanOrEqualTo(3.09f + 2 * scale + 0.01f);
	}

	@Test
	void whenFindingsBecomeFrequentThenThatIsAnAlarm() {
		Baseline baseline = learned(300);
		int events = 0;
		boolean alarm = false;
		while (!alarm && events < 50) {
			Step step = this.model.step(baseline, event(0).sign(Sign.FINDING, true).build(), false);
			baseline = step.next();
			alarm = step.deviation().alarm();
			events++;
		}
		assertThat(events).isLessThanOrEqualTo(4);
	}

	@Test
	void whenHourIsOddThenThatAloneIsNoAlarm() {
		Baseline baseline = learned(60 * 8);
		this.minutes += 60 * 12;
		Deviation deviation = this.model.judge(baseline,
				Measurement.at(START.plus(Duration.ofMinutes(this.minutes))).entities(17).build());
		assertThat(deviation.alarm()).isFalse();
		assertThat(deviation.features()).isEmpty();
	}

	@Test
	void whenTimeGoesBackwardsThenNothingBreaks() {
		Baseline baseline = learned(10);
		Measurement past = Measurement.at(START.minus(Duration.ofDays(400))).build();
		Baseline next = this.model.step(baseline, past, true).next();
		assertThat(next.lastSeen()).isEqualTo(baseline.lastSeen());
		assertThat(next.get(Feature.INTERVAL.ordinal(), Baseline.FAST)).isFinite();
	}

	@Test
	void whenRecordIsStoredThenItIsReadBackEqual() {
		Baseline baseline = learned(50);
		byte[] bytes = baseline.toBytes();
		assertThat(bytes).hasSize(Baseline.SIZE).hasSizeLessThan(1024);
		assertThat(Baseline.read(bytes)).isEqualTo(baseline);
	}

	@Test
	void whenRecordIsOfAnotherVersionOrLengthThenItIsRefused() {
		byte[] bytes = learned(1).toBytes();
		bytes[0] = 2;
		assertThatIllegalArgumentException().isThrownBy(() -> Baseline.read(bytes));
		assertThatIllegalArgumentException().isThrownBy(() -> Baseline.read(new byte[10]));
	}

	@Test
	void whenTopicChangesThenItIsFarFromTheUsualOne() {
		Baseline baseline = this.model.start();
		for (int i = 0; i < 50; i++) {
			Measurement event = Measurement.at(START.plusSeconds(i * 60L))
				.text("Please tell me when my parcel with the order number arrives at home")
				.build();
			baseline = this.model.step(baseline, event, true).next();
		}
		assertThat(baseline.distance(TopicVector.of("when does my parcel arrive, order number 5")))
			.isLessThan(baseline.distance(TopicVector.of("write exploit shellcode for kernel heap overflow")));
		assertThat(baseline.foreign(Scripts.of("Где моя посылка"))).isEqualTo(1);
		assertThat(baseline.foreign(Scripts.of("where is it"))).isZero();
	}

	@Test
	void whenNameWasSeenThenItIsKnown() {
		Baseline baseline = this.model.step(this.model.start(), Measurement.at(START).entities(42L << 20).build(), true)
			.next();
		assertThat(baseline.knows(42L << 20)).isTrue();
		assertThat(baseline.knows(43L << 21)).isFalse();
	}

}
