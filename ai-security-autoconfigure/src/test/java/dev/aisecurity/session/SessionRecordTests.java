package dev.aisecurity.session;

import java.time.Duration;
import java.util.List;

import dev.aisecurity.risk.RiskBand;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link SessionRecord} and {@link IdentityRecord}.
 */
class SessionRecordTests {

	private static final SessionSettings SETTINGS = SessionSettings.DEFAULT;

	private static final long MINUTE = 60_000;

	private static Turn turn(long millis, double risk) {
		return new Turn(millis, true, 0, risk);
	}

	private static SessionRecord turns(int count, double risk) {
		SessionRecord session = SessionRecord.NEW;
		for (int i = 1; i <= count; i++) {
			session = session.after(turn(i * 1000L, risk), SETTINGS);
		}
		return session;
	}

	@Test
	void whenRiskIsNoiseThenNothingAddsUp() {
		SessionRecord session = turns(10_000, 0.08);
		assertThat(session.fast()).isZero();
		assertThat(session.slow()).isZero();
		assertThat(session.turns()).isEqualTo(10_000);
	}

	@Test
	void whenTurnsAreMildButManyThenSessionBecomesHigh() {
		assertThat(turns(1, 0.3).band()).isEqualTo(RiskBand.LOW);
		assertThat(turns(6, 0.3).band()).isEqualTo(RiskBand.MEDIUM);
		assertThat(turns(12, 0.3).band()).isEqualTo(RiskBand.HIGH);
	}

	@Test
	void whenTurnsPassThenSumsFadeByTheirFactors() {
		SessionRecord session = turn(SessionRecord.NEW, 0, 0.58);
		SessionRecord next = turn(session, 0, 0);
		assertThat(next.fast()).isCloseTo(0.5 * 0.85, within(1e-9));
		assertThat(next.slow()).isCloseTo(0.5 * 0.95, within(1e-9));
	}

	private static SessionRecord turn(SessionRecord session, long millis, double risk) {
		return session.after(turn(millis, risk), SETTINGS);
	}

	@Test
	void whenHalfLifePassesThenHalfIsLeft() {
		SessionRecord session = turn(SessionRecord.NEW, MINUTE, 0.58);
		SessionRecord later = turn(session, MINUTE + SETTINGS.halfLife().toMillis(), 0);
		assertThat(later.slow()).isCloseTo(0.5 * 0.95 / 2, within(1e-9));
	}

	@Test
	void whenTurnIsCountedAgainThenOnlyTheDifferenceIsAdded() {
		SessionRecord once = turn(SessionRecord.NEW, MINUTE, 0.9);
		SessionRecord twice = turn(SessionRecord.NEW, MINUTE, 0.5).after(new Turn(MINUTE, false, 0.5, 0.9), SETTINGS);
		assertThat(twice.fast()).isCloseTo(once.fast(), within(1e-9));
		assertThat(twice.turns()).isEqualTo(1);
	}

	@Test
	void whenSessionWasHighThenItStaysHigh() {
		SessionRecord session = turns(5, 1);
		assertThat(session.band()).isEqualTo(RiskBand.HIGH);
		SessionRecord later = turn(session, Duration.ofDays(30).toMillis(), 0);
		assertThat(later.slow()).isCloseTo(0, within(1e-9));
		assertThat(later.band()).isEqualTo(RiskBand.HIGH);
	}

	@Test
	void whenRiskSawsAroundAThresholdThenBandDoesNotFlap() {
		IdentityRecord identity = IdentityRecord.NEW;
		int changes = 0;
		long now = MINUTE;
		for (int i = 0; i < 200; i++) {
			IdentityRecord next = identity.after(turn(now, (i % 2 == 0) ? 0.2 : 0), false, SETTINGS);
			changes += (next.band() != identity.band()) ? 1 : 0;
			identity = next;
			now += Duration.ofMinutes(95).toMillis();
		}
		assertThat(changes).isLessThanOrEqualTo(1);
	}

	@Test
	void whenRiskHasBeenClearlyBelowForAMinuteThenBandOfIdentityFalls() {
		IdentityRecord high = new IdentityRecord(MINUTE, 5, RiskBand.HIGH, 0, 0);
		IdentityRecord first = high.after(turn(MINUTE + Duration.ofDays(5).toMillis(), 0), false, SETTINGS);
		assertThat(first.band()).isEqualTo(RiskBand.HIGH);
		IdentityRecord soon = first.after(turn(first.lastSeen() + 59_000, 0), false, SETTINGS);
		assertThat(soon.band()).isEqualTo(RiskBand.HIGH);
		IdentityRecord later = soon.after(turn(first.lastSeen() + 60_000, 0), false, SETTINGS);
		assertThat(later.band()).isEqualTo(RiskBand.LOW);
	}

	@Test
	void whenAttackIsSpreadOverSessionsThenIdentityBecomesRisky() {
		SessionMemory memory = new SessionMemory(SessionRecord.NEW, IdentityRecord.NEW);
		for (int i = 1; i <= 25; i++) {
			SessionMemory fresh = new SessionMemory(SessionRecord.NEW, memory.identity());
			memory = fresh.after(turn(i * MINUTE, 0.3), SETTINGS);
			assertThat(memory.state().session()).isEqualTo(RiskBand.LOW);
		}
		assertThat(memory.state().identity()).isEqualTo(RiskBand.HIGH);
	}

	@Test
	void whenSessionsBecomeHighThenIdentityCountsThem() {
		SessionMemory memory = new SessionMemory(SessionRecord.NEW, IdentityRecord.NEW);
		for (int i = 1; i <= 3; i++) {
			memory = memory.after(turn(i * 1000L, 1), SETTINGS);
		}
		assertThat(memory.state().highs()).isCloseTo(1, within(0.01));
	}

	@Property
	void sumsStayWithinTheirLimit(@ForAll @Size(max = 200) List<@DoubleRange(max = 1) Double> risks,
			@ForAll @LongRange(min = -1000, max = 100_000) long step) {
		SessionRecord session = SessionRecord.NEW;
		long now = MINUTE;
		for (double risk : risks) {
			now += step;
			session = session.after(turn(now, risk), SETTINGS);
			assertThat(session.fast()).isBetween(0.0, 1 / (1 - SETTINGS.fast()));
			assertThat(session.slow()).isBetween(session.fast() - 1e-9, 1 / (1 - SETTINGS.slow()));
		}
	}

}
