package dev.aisecurity.normalize;

import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A text in the making that remembers where each of its characters comes from. As long as
 * every character stands where its source stands no offsets are kept. Used by one thread.
 */
final class MappedText {

	private char[] chars;

	private int @Nullable [] starts;

	private int @Nullable [] ends;

	private int length;

	MappedText(int capacity) {
		this.chars = new char[Math.max(capacity, 2)];
	}

	int length() {
		return this.length;
	}

	char charAt(int index) {
		return this.chars[index];
	}

	int start(int index) {
		return (this.starts != null) ? this.starts[index] : index;
	}

	int end(int index) {
		return (this.ends != null) ? this.ends[index] : index + 1;
	}

	void set(int index, char c) {
		this.chars[index] = c;
	}

	/**
	 * Appends a character.
	 * @param c the character
	 * @param start where its source starts, not before that of the last character
	 * @param end where its source ends, exclusive
	 */
	void append(char c, int start, int end) {
		if (this.starts == null && start == this.length && end == start + 1 && start < this.chars.length) {
			this.chars[this.length++] = c;
			return;
		}
		int[] mapped = mapped();
		if (this.length == this.chars.length) {
			mapped = grow();
		}
		mapped[this.length] = start;
		ends()[this.length] = end;
		this.chars[this.length++] = c;
	}

	void appendCodePoint(int c, int start, int end) {
		if (c < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
			append((char) c, start, end);
		}
		else if (this.starts == null && start == this.length && end == start + 2) {
			append(Character.highSurrogate(c), start, start + 1);
			append(Character.lowSurrogate(c), start + 1, end);
		}
		else {
			append(Character.highSurrogate(c), start, end);
			append(Character.lowSurrogate(c), start, end);
		}
	}

	/**
	 * Drops all characters.
	 */
	void clear() {
		this.length = 0;
	}

	/**
	 * Makes the source of the last character longer.
	 * @param end where it ends now, exclusive
	 */
	void extend(int end) {
		if (this.length > 0) {
			mapped();
			ends()[this.length - 1] = end;
		}
	}

	private int[] mapped() {
		int[] mapped = this.starts;
		if (mapped == null) {
			mapped = new int[this.chars.length];
			int[] mappedEnds = new int[this.chars.length];
			for (int i = 0; i < this.length; i++) {
				mapped[i] = i;
				mappedEnds[i] = i + 1;
			}
			this.starts = mapped;
			this.ends = mappedEnds;
		}
		return mapped;
	}

	private int[] ends() {
		int[] mapped = this.ends;
		if (mapped == null) {
			throw new IllegalStateException("Offsets are not mapped");
		}
		return mapped;
	}

	private int[] grow() {
		int capacity = this.length + (this.length >> 1) + 16;
		this.chars = Arrays.copyOf(this.chars, capacity);
		int[] mapped = Arrays.copyOf(mapped(), capacity);
		this.starts = mapped;
		this.ends = Arrays.copyOf(ends(), capacity);
		return mapped;
	}

	String lowerCase() {
		return new String(this.chars, 0, this.length).toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns the text as a view.
	 * @param name name of the view
	 * @return a view whose offsets are those given when appending
	 */
	TextView view(String name) {
		String text = new String(this.chars, 0, this.length);
		int[] mapped = this.starts;
		return (mapped != null) ? TextView.mapped(name, text, mapped, ends()) : TextView.aligned(name, text);
	}

	/**
	 * Returns the text as a view of what its source is a view of.
	 * @param name name of the view
	 * @param source the view to whose text the offsets point
	 * @return a view whose offsets point to the raw text
	 */
	TextView view(String name, TextView source) {
		if (source.isAligned()) {
			return view(name);
		}
		int[] rawStarts = new int[this.length];
		int[] rawEnds = new int[this.length];
		for (int i = 0; i < this.length; i++) {
			rawStarts[i] = source.rawStart(start(i));
			rawEnds[i] = source.rawEnd(end(i));
		}
		return TextView.mapped(name, new String(this.chars, 0, this.length), rawStarts, rawEnds);
	}

}
