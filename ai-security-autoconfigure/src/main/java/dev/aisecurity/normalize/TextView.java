package dev.aisecurity.normalize;

import org.jspecify.annotations.Nullable;

/**
 * A text to look at, derived from a raw text, with offsets back to it. Immutable.
 */
public final class TextView {

	/** Name of the raw text itself. */
	public static final String RAW = "raw";

	/**
	 * Name of the canonical form: compatibility-folded, stripped of invisibles and marks,
	 * lower case.
	 */
	public static final String CANONICAL = "canonical";

	private final String name;

	private final String text;

	private final int @Nullable [] starts;

	private final int @Nullable [] ends;

	private TextView(String name, String text, int @Nullable [] starts, int @Nullable [] ends) {
		this.name = name;
		this.text = text;
		this.starts = starts;
		this.ends = ends;
	}

	/**
	 * Returns a view whose characters stand where those of the raw text stand.
	 * @param name name of the view
	 * @param text as long as the raw text
	 * @return the view
	 */
	public static TextView aligned(String name, String text) {
		return new TextView(name, text, null, null);
	}

	/**
	 * Returns a view whose characters were moved. The arrays are not copied and must not
	 * be changed afterwards.
	 * @param name name of the view
	 * @param text the text of the view
	 * @param starts for each character, where the raw text that it stands for starts
	 * @param ends for each character, where that raw text ends (exclusive)
	 * @return the view
	 */
	public static TextView mapped(String name, String text, int[] starts, int[] ends) {
		if (starts.length < text.length() || ends.length < text.length()) {
			throw new IllegalArgumentException("Each character of a view must map to the raw text");
		}
		return new TextView(name, text, starts, ends);
	}

	/**
	 * Returns the name of the view, a word that says how it was derived.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Returns the text to look at.
	 * @return the text
	 */
	public String text() {
		return this.text;
	}

	/**
	 * Returns whether each character stands where it stands in the raw text.
	 * @return whether offsets need no mapping
	 */
	public boolean isAligned() {
		return this.starts == null;
	}

	/**
	 * Returns where the raw text of a span starts.
	 * @param start first character of a non-empty span of this view
	 * @return offset in the raw text
	 */
	public int rawStart(int start) {
		return (this.starts != null) ? this.starts[start] : start;
	}

	/**
	 * Returns where the raw text of a span ends.
	 * @param end end (exclusive) of a non-empty span of this view
	 * @return offset in the raw text, exclusive
	 */
	public int rawEnd(int end) {
		return (this.ends != null) ? this.ends[end - 1] : end;
	}

	@Override
	public String toString() {
		return "TextView[" + this.name + ", " + this.text.length() + " chars]";
	}

}
