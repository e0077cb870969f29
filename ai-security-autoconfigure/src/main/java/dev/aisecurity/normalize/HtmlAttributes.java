package dev.aisecurity.normalize;

import java.util.Locale;

/**
 * The attributes of one HTML tag. Used once, by one thread.
 */
final class HtmlAttributes {

	private static final String[] UNSEEN = { "display:none", "visibility:hidden", "visibility:collapse", "mso-hide:all",
			"text-indent:-9", "left:-9", "top:-9", "clip:rect(0", "clip-path:inset(100%", "color:transparent",
			"font-size:1px", "max-height:0", "max-width:0" };

	private static final String[] ZERO = { "font-size:0", "opacity:0", "height:0", "width:0" };

	private static final String[] WHITE = { "color:white", "color:#fff", "color:rgb(255,255,255", "color:#fefefe" };

	private final String text;

	private final int end;

	private int at;

	HtmlAttributes(String text, int start, int end) {
		this.text = text;
		this.at = start;
		this.end = end;
	}

	/**
	 * Reads the attributes.
	 * @param texts where to add texts in attributes
	 * @return whether they say that the element is not shown
	 */
	boolean read(MarkupTexts texts) {
		boolean unseen = false;
		while (this.at < this.end) {
			int start = skip();
			int nameEnd = start;
			while (nameEnd < this.end && isName(this.text.charAt(nameEnd))) {
				nameEnd++;
			}
			this.at = nameEnd;
			int valueStart = value();
			int valueEnd = this.at;
			if (nameEnd > start) {
				unseen |= attribute(start, nameEnd, valueStart, trimmed(valueStart, valueEnd), texts);
			}
			this.at = Math.max(valueEnd, Math.max(nameEnd, start + 1));
		}
		return unseen;
	}

	private int skip() {
		int start = this.at;
		while (start < this.end && !isName(this.text.charAt(start))) {
			start++;
		}
		return start;
	}

	private static boolean isName(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
	}

	/**
	 * Moves behind the value of an attribute.
	 * @return where the value starts, behind its quote
	 */
	private int value() {
		int i = this.at;
		while (i < this.end && this.text.charAt(i) <= ' ') {
			i++;
		}
		if (i >= this.end || this.text.charAt(i) != '=') {
			return this.at;
		}
		i++;
		while (i < this.end && this.text.charAt(i) <= ' ') {
			i++;
		}
		char quote = (i < this.end) ? this.text.charAt(i) : 0;
		boolean quoted = quote == '"' || quote == '\'';
		int start = quoted ? i + 1 : i;
		int stop = start;
		while (stop < this.end && (quoted ? this.text.charAt(stop) != quote : this.text.charAt(stop) > ' ')) {
			stop++;
		}
		this.at = Math.min(this.end, quoted ? stop + 1 : stop);
		return start;
	}

	private int trimmed(int start, int stop) {
		boolean quoted = stop > start && start > 0 && this.text.charAt(stop - 1) == this.text.charAt(start - 1);
		return quoted ? stop - 1 : Math.max(start, stop);
	}

	private boolean attribute(int start, int nameEnd, int valueStart, int valueEnd, MarkupTexts texts) {
		if (is("style", start, nameEnd)) {
			return isUnseen(compact(valueStart, valueEnd));
		}
		if (is("hidden", start, nameEnd)) {
			return true;
		}
		if (is("aria-hidden", start, nameEnd)) {
			return is("true", valueStart, valueEnd);
		}
		if (is("color", start, nameEnd)) {
			String color = compact(valueStart, valueEnd);
			return color.equals("white") || color.equals("#fff") || color.equals("#ffffff");
		}
		if (is("alt", start, nameEnd) || is("title", start, nameEnd) || is("aria-label", start, nameEnd)
				|| is("content", start, nameEnd)) {
			texts.attribute(valueStart, valueEnd);
		}
		return false;
	}

	private boolean is(String word, int start, int stop) {
		return stop - start == word.length() && this.text.regionMatches(true, start, word, 0, word.length());
	}

	private String compact(int start, int stop) {
		StringBuilder compact = new StringBuilder(stop - start);
		for (int i = start; i < stop; i++) {
			char c = this.text.charAt(i);
			if (c > ' ') {
				compact.append(c);
			}
		}
		return compact.toString().toLowerCase(Locale.ROOT);
	}

	private static boolean isUnseen(String style) {
		for (String declaration : UNSEEN) {
			if (style.contains(declaration)) {
				return true;
			}
		}
		for (String property : ZERO) {
			if (isZero(style, property)) {
				return true;
			}
		}
		if (!style.contains("background")) {
			for (String declaration : WHITE) {
				int found = style.indexOf(declaration);
				if (found == 0 || (found > 0 && style.charAt(found - 1) == ';')) {
					return true;
				}
			}
		}
		return false;
	}

	// Returns whether a property is zero, in any unit, and not the start of a fraction or
	// the end of another
	// property's name.
	private static boolean isZero(String style, String property) {
		for (int i = style.indexOf(property); i >= 0; i = style.indexOf(property, i + 1)) {
			int after = i + property.length();
			boolean whole = i == 0 || style.charAt(i - 1) == ';';
			if (whole && (after == style.length() || (style.charAt(after) != '.' && !isDigit(style.charAt(after))))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

}
