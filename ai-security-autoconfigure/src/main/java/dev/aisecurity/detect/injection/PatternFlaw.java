package dev.aisecurity.detect.injection;

import org.jspecify.annotations.Nullable;

/**
 * Finds what patterns of rules must not have although RE2 would take it.
 */
final class PatternFlaw {

	private PatternFlaw() {
	}

	/**
	 * Returns what is wrong with a pattern.
	 * @param pattern the pattern
	 * @return the flaw, or {@code null} if it has none
	 */
	static @Nullable String of(String pattern) {
		boolean set = false;
		for (int i = 0; i < pattern.length(); i++) {
			char c = pattern.charAt(i);
			if (c == '\\') {
				i++;
			}
			else if (set) {
				set = c != ']';
			}
			else if (c == '[') {
				set = true;
				i += skipBracket(pattern, i + 1);
			}
			else if (c == '*' || c == '+' || (c == '{' && isOpen(pattern, i))) {
				return "repeats must be bounded, such as {0,80}";
			}
		}
		return null;
	}

	private static int skipBracket(String pattern, int start) {
		int i = start;
		if (i < pattern.length() && pattern.charAt(i) == '^') {
			i++;
		}
		if (i < pattern.length() && pattern.charAt(i) == ']') {
			i++;
		}
		return i - start;
	}

	private static boolean isOpen(String pattern, int start) {
		int end = pattern.indexOf('}', start);
		return end > start + 1 && pattern.charAt(end - 1) == ',';
	}

	/**
	 * Returns whether a pattern has a letter that no text in lower case has.
	 * @param pattern the pattern
	 * @return whether there is an upper-case letter outside of escapes
	 */
	static boolean hasUpperCase(String pattern) {
		for (int i = 0; i < pattern.length(); i++) {
			char c = pattern.charAt(i);
			if (c == '\\') {
				i++;
				if (i < pattern.length() && Character.toLowerCase(pattern.charAt(i)) == 'p'
						&& pattern.startsWith("{", i + 1)) {
					i = Math.max(i, pattern.indexOf('}', i));
				}
				else if (i < pattern.length() && Character.toLowerCase(pattern.charAt(i)) == 'p') {
					i++;
				}
			}
			else if (Character.isUpperCase(c)) {
				return true;
			}
		}
		return false;
	}

}
