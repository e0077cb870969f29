package dev.aisecurity.interaction;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What the application itself has put into the context of one request: system prompts,
 * results of its own tools. What is computed from it is kept with it, so that it is
 * computed once per request. Thread-safe.
 */
public final class TrustedText {

	/** The application has put in nothing. */
	public static final TrustedText NONE = new TrustedText(List.of());

	private final List<Segment> segments;

	private final @Nullable TrustedText userText;

	private final ConcurrentMap<Class<?>, Object> derived = new ConcurrentHashMap<>(2);

	/**
	 * Creates trusted text.
	 * @param segments the texts
	 */
	public TrustedText(List<Segment> segments) {
		this(segments, null);
	}

	private TrustedText(List<Segment> segments, @Nullable TrustedText userText) {
		this.segments = List.copyOf(segments);
		this.userText = userText;
	}

	/**
	 * Returns trusted text beside which the user has written something.
	 * @param segments what the application itself has put in
	 * @param written what the user has written
	 * @return the trusted text
	 */
	public static TrustedText of(List<Segment> segments, List<Segment> written) {
		return new TrustedText(segments, written.isEmpty() ? null : new TrustedText(written));
	}

	/**
	 * Returns what the user has written. It is trusted for one thing only: to be known to
	 * the user, so that repeating it to the user gives nothing away.
	 * @return the text, possibly none
	 */
	public TrustedText userText() {
		return (this.userText != null) ? this.userText : NONE;
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
