package dev.aisecurity.interaction;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * What the application itself has put into the context of one request: system prompts,
 * results of its own tools. What is computed from it is kept with it, so that it is
 * computed once per request. Thread-safe.
 */
public final class TrustedText {

	/** The application has put in nothing. */
	public static final TrustedText NONE = new TrustedText(List.of());

	private final List<Segment> segments;

	private final ConcurrentMap<Class<?>, Object> derived = new ConcurrentHashMap<>(2);

	/**
	 * Creates trusted text.
	 * @param segments the texts
	 */
	public TrustedText(List<Segment> segments) {
		this.segments = List.copyOf(segments);
	}

	/**
	 * Returns the texts.
	 * @return the texts, possibly none
	 */
	public List<Segment> segments() {
		return this.segments;
	}

	/**
	 * Returns something that was computed from the texts, and computes it the first time.
	 * @param <T> what is computed
	 * @param type its type, by which it is remembered
	 * @param derivation how to compute it
	 * @return what was computed
	 */
	public <T> T derived(Class<T> type, Function<List<Segment>, T> derivation) {
		Object known = this.derived.get(type);
		if (known == null) {
			Object computed = derivation.apply(this.segments);
			Object other = this.derived.putIfAbsent(type, computed);
			known = (other != null) ? other : computed;
		}
		return type.cast(known);
	}

	@Override
	public String toString() {
		return "TrustedText" + this.segments;
	}

}
