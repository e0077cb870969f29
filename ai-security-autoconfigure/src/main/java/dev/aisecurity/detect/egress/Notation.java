package dev.aisecurity.detect.egress;

import java.util.Set;

/**
 * In which notation a URL stands, judged by what stands before it. It decides what counts
 * as a URL at all, whether it could be fetched without a click, and where it ends. What
 * cannot be told counts as an image.
 *
 * @param link whether a renderer would take whatever stands here for a URL
 * @param image whether it could be fetched without a click
 * @param closer the character that must follow the URL directly, or 0 if any may
 * @param unquoted whether the URL goes on up to white space or a {@code >}
 */
record Notation(boolean link, boolean image, char closer, boolean unquoted) {

	/** How far back to look. */
	static final int REACH = 128;

	static final Notation PROSE = new Notation(false, false, (char) 0, false);

	private static final Notation LINK = new Notation(true, false, (char) 0, false);

	private static final Notation IMAGE = new Notation(true, true, (char) 0, false);

	private static final Notation PERHAPS_IMAGE = new Notation(false, true, (char) 0, false);

	private static final Set<String> ATTRIBUTES = Set.of("href", "xlink:href", "src", "srcset", "imagesrcset", "poster",
			"data", "background", "action", "formaction", "ping", "cite", "longdesc", "lowsrc", "dynsrc", "manifest",
			"icon", "codebase", "classid", "archive", "profile", "usemap", "srcdoc", "style", "filter", "fill",
			"stroke", "mask", "clip-path", "marker", "to", "from", "values", "by", "content", "code", "object",
			"attributionsrc", "v-bind:src", "v-bind:href", "data-src", "data-srcset", "data-href");

	private static final Set<String> FUNCTIONS = Set.of("url", "src", "image", "image-set", "-webkit-image-set",
			"cross-fade", "url-prefix");

	private static final int MAX_NAME = 24;

	/**
	 * Tells the notation of a URL.
	 * @param text the text
	 * @param start where the URL starts
	 * @return its notation
	 */
	static Notation before(CharSequence text, int start) {
		int floor = Math.max(0, start - REACH);
		int end = skipSpace(text, start, floor);
		char before = (end > floor) ? text.charAt(end - 1) : 0;
		return switch (before) {
			case '<' -> angle(text, end - 1, floor, end == start);
			case '(' -> parenthesis(text, end - 1, floor, (char) 0);
			case ':' -> (Letters.at(text, end - 2) == ']') ? IMAGE : inside(text, start, floor);
			case '=' -> attribute(text, end - 1, floor, (char) 0);
			case '"', '\'' -> quote(text, end - 1, floor, before);
			case ';' -> isReference(text, end - 1) ? IMAGE : inside(text, start, floor);
			default -> inside(text, start, floor);
		};
	}

	private static Notation angle(CharSequence text, int angle, int floor, boolean direct) {
		int end = skipSpace(text, angle, floor);
		char before = Letters.at(text, end - 1);
		if ((before == '(' || before == ':') && Letters.at(text, end - 2) == ']') {
			boolean image = before == ':' || isImage(text, end - 2, floor);
			return new Notation(true, image, '>', false);
		}
		return direct ? new Notation(false, false, (char) 0, true) : PROSE;
	}

	private static Notation parenthesis(CharSequence text, int parenthesis, int floor, char closer) {
		if (Letters.at(text, parenthesis - 1) == ']') {
			return isImage(text, parenthesis - 1, floor) ? IMAGE : LINK;
		}
		int start = parenthesis;
		while (start > floor && parenthesis - start < MAX_NAME
				&& (Letters.isLetter(text.charAt(start - 1)) || text.charAt(start - 1) == '-')) {
			start--;
		}
		return FUNCTIONS.contains(Letters.lower(text, start, parenthesis)) ? new Notation(true, true, closer, true)
				: PROSE;
	}

	private static Notation quote(CharSequence text, int quote, int floor, char closer) {
		int end = quote;
		while (end > floor && text.charAt(end - 1) == '\\') {
			end--;
		}
		end = skipSpace(text, end, floor);
		char before = (end > floor) ? text.charAt(end - 1) : 0;
		if (before == '=') {
			return attribute(text, end - 1, floor, closer);
		}
		if (before == '(') {
			return parenthesis(text, end - 1, floor, closer);
		}
		if (Letters.hasWord(text, end - 7, "@import")) {
			return new Notation(true, true, closer, false);
		}
		for (int i = end - 1; i > floor && before == ','; i--) {
			if (text.charAt(i) == '(' && Letters.hasWord(text, i - 9, "image-set")) {
				return new Notation(true, true, closer, false);
			}
		}
		return PROSE;
	}

	private static Notation attribute(CharSequence text, int equals, int floor, char closer) {
		int end = skipSpace(text, equals, floor);
		int start = end;
		while (start > floor && end - start < MAX_NAME && isNameCharacter(text.charAt(start - 1))) {
			start--;
		}
		String name = Letters.lower(text, start, end);
		if (name.startsWith("xmlns") || name.endsWith("schemalocation")) {
			return PROSE;
		}
		if (!ATTRIBUTES.contains(name)) {
			return isInsideTag(text, start, floor) ? PERHAPS_IMAGE : PROSE;
		}
		boolean list = name.endsWith("srcset") || name.equals("values");
		char strict = list ? 0 : closer;
		boolean image = !name.equals("href") || !isAnchor(text, start, floor);
		return new Notation(true, image, strict, closer == 0);
	}

	private static Notation inside(CharSequence text, int start, int floor) {
		if (!isInsideTag(text, start, floor)) {
			return PROSE;
		}
		for (int i = start - 1; i > floor && text.charAt(i) != '<'; i--) {
			if (text.charAt(i) == '=' && (text.charAt(i + 1) == '"' || text.charAt(i + 1) == '\'')) {
				return attribute(text, i, floor, (char) 0);
			}
		}
		return PERHAPS_IMAGE;
	}

	// Tells whether brackets may be those of an image. They are those of a link only if
	// their opening bracket is in reach, every parser agrees which one it is, and no
	// exclamation mark stands before it.
	private static boolean isImage(CharSequence text, int bracket, int floor) {
		int depth = 0;
		for (int i = bracket; i >= floor; i--) {
			char c = text.charAt(i);
			if (c == ']') {
				depth++;
			}
			else if (c == '[' && --depth == 0) {
				char before = Letters.at(text, i - 1);
				return before == '!' || before == '\\' || before == ';';
			}
			else if (c == '\\' || c == '`' || c == '<' || c == '>' || c == '$' || c == '&') {
				return true;
			}
		}
		return true;
	}

	private static boolean isInsideTag(CharSequence text, int start, int floor) {
		for (int i = start - 1; i >= floor; i--) {
			char c = text.charAt(i);
			if (c == '>') {
				return false;
			}
			if (c == '<') {
				char next = text.charAt(i + 1);
				return Letters.isLetter(next) || next == '!' || next == '?' || next == '/';
			}
		}
		return false;
	}

	private static boolean isAnchor(CharSequence text, int start, int floor) {
		for (int i = start - 1; i >= floor; i--) {
			char c = text.charAt(i);
			if (c == '<') {
				return Letters.lower(text.charAt(i + 1)) == 'a' && Letters.isSpace(text.charAt(i + 2))
						&& !isInsideTag(text, i, floor);
			}
			if (c == '>') {
				return false;
			}
		}
		return false;
	}

	private static boolean isReference(CharSequence text, int semicolon) {
		for (int i = semicolon - 1; i > semicolon - 8 && i >= 0; i--) {
			char c = text.charAt(i);
			if (c == '&') {
				return true;
			}
			if (c != '#' && !Letters.isAlphanumeric(c)) {
				return false;
			}
		}
		return false;
	}

	private static boolean isNameCharacter(char c) {
		return Letters.isAlphanumeric(c) || c == '-' || c == ':' || c == '_';
	}

	private static int skipSpace(CharSequence text, int end, int floor) {
		int start = end;
		while (start > floor && Letters.isSpace(text.charAt(start - 1))) {
			start--;
		}
		return start;
	}

}
