package dev.aisecurity.normalize;

import org.jspecify.annotations.Nullable;

/**
 * A text that may be disguised once more: in canonical form, and the same with its
 * capitals, character by character.
 */
final class Layer {

	private final TextView canonical;

	private final TextView source;

	private final int @Nullable [] sourceStarts;

	private final int depth;

	private @Nullable String cased;

	private Layer(TextView canonical, TextView source, int @Nullable [] sourceStarts, int depth) {
		this.canonical = canonical;
		this.source = source;
		this.sourceStarts = sourceStarts;
		this.depth = depth;
	}

	/**
	 * Returns the layer that a normalized text starts with.
	 * @param canonical the canonical form
	 * @param raw the raw text
	 * @return the layer
	 */
	static Layer of(TextView canonical, String raw) {
		return new Layer(canonical, TextView.aligned(TextView.RAW, raw), null, 0);
	}

	/**
	 * Returns the layer under another.
	 * @param canonical the canonical form
	 * @param source what it was folded from
	 * @param sourceStarts where each of its characters starts in there
	 * @param depth how many disguises were taken off
	 * @return the layer
	 */
	static Layer under(TextView canonical, TextView source, int[] sourceStarts, int depth) {
		return new Layer(canonical, source, sourceStarts, depth);
	}

	TextView canonical() {
		return this.canonical;
	}

	int depth() {
		return this.depth;
	}

	String cased() {
		String text = this.cased;
		if (text == null) {
			text = restore();
			this.cased = text;
		}
		return text;
	}

	private String restore() {
		String folded = this.canonical.text();
		String original = this.source.text();
		int[] starts = this.sourceStarts;
		if (starts == null && this.canonical.isAligned() && folded.length() == original.length()
				&& folded.equalsIgnoreCase(original)) {
			return original;
		}
		char[] chars = folded.toCharArray();
		for (int i = 0; i < chars.length; i++) {
			char c = chars[i];
			int at = (starts != null) ? starts[i] : this.canonical.rawStart(i);
			if (c >= 'a' && c <= 'z' && Character.isUpperCase(original.codePointAt(at))) {
				chars[i] = (char) (c - 32);
			}
		}
		return new String(chars);
	}

}
