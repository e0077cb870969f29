package dev.aisecurity.normalize;

import org.jspecify.annotations.Nullable;

/**
 * The texts that markup hides, by the way it hides them. Texts are separated by line
 * feeds. Used by one thread. Texts of a kind are added in the order in which they stand,
 * with something between them.
 */
final class MarkupTexts {

	private final String text;

	private @Nullable MappedText comments;

	private @Nullable MappedText styledAway;

	private @Nullable MappedText attributes;

	private @Nullable MappedText titles;

	MarkupTexts(String text) {
		this.text = text;
	}

	@Nullable MappedText comments() {
		return this.comments;
	}

	@Nullable MappedText styledAway() {
		return this.styledAway;
	}

	@Nullable MappedText attributes() {
		return this.attributes;
	}

	@Nullable MappedText titles() {
		return this.titles;
	}

	void comment(int start, int end) {
		this.comments = appended(this.comments, start, end);
	}

	void styledAway(int start, int end) {
		this.styledAway = appended(this.styledAway, start, end);
	}

	void attribute(int start, int end) {
		this.attributes = appended(this.attributes, start, end);
	}

	void title(int start, int end) {
		this.titles = appended(this.titles, start, end);
	}

	private @Nullable MappedText appended(@Nullable MappedText target, int from, int to) {
		int start = from;
		int end = to;
		while (start < end && this.text.charAt(start) <= ' ') {
			start++;
		}
		while (end > start && this.text.charAt(end - 1) <= ' ') {
			end--;
		}
		if (start == end) {
			return target;
		}
		MappedText result = (target != null) ? target : new MappedText(end - start + 16);
		if (result.length() > 0) {
			result.append('\n', result.end(result.length() - 1), start);
		}
		for (int i = start; i < end; i++) {
			result.append(this.text.charAt(i), i, i + 1);
		}
		return result;
	}

}
