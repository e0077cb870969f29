package dev.aisecurity.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A time of day on some days of the week. A window over midnight belongs to the day on
 * which it starts.
 *
 * @param days the days, empty for all
 * @param from when it starts
 * @param to when it ends, exclusive; midnight is the end of the day
 * @param zone whose clock this is
 */
public record TimeWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {

	public TimeWindow {
		days = days.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(days));
		if (from.equals(to) && !to.equals(LocalTime.MIDNIGHT)) {
			throw new IllegalArgumentException("a time window must not start and end at the same time");
		}
	}

	/**
	 * Returns whether a moment is in the window.
	 * @param now the moment
	 * @return whether it is
	 */
	public boolean contains(Instant now) {
		ZonedDateTime there = now.atZone(this.zone);
		LocalTime time = there.toLocalTime();
		DayOfWeek day = there.getDayOfWeek();
		boolean started = !time.isBefore(this.from);
		if (this.to.equals(LocalTime.MIDNIGHT)) {
			return started && isOn(day);
		}
		boolean ended = !time.isBefore(this.to);
		if (this.from.isBefore(this.to)) {
			return started && !ended && isOn(day);
		}
		return (started && isOn(day)) || (!ended && isOn(day.minus(1)));
	}

	private boolean isOn(DayOfWeek day) {
		return this.days.isEmpty() || this.days.contains(day);
	}

}
