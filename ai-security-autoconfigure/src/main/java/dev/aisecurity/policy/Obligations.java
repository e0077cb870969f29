package dev.aisecurity.policy;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a caller is told to do about a refusal.
 *
 * @param retryAfter when a throttled caller may come back, or {@code null} for the
 * default
 * @param acrValues authentication context classes that a step-up wants, most wanted first
 * @param maxAge how old an authentication may be for a step-up, or {@code null} for any
 */
public record Obligations(@Nullable Duration retryAfter, List<String> acrValues, @Nullable Duration maxAge) {

	/** Nothing. */
	public static final Obligations NONE = new Obligations(null, List.of(), null);

	public Obligations {
		acrValues = List.copyOf(acrValues);
	}

}
