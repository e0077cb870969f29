package dev.aisecurity.benchmarks.evasion;

import java.util.Random;
import java.util.function.IntUnaryOperator;

/**
 * Writes letter by letter.
 */
final class Letters {

	private static final String LATIN = "abcdefghijklmnopqrstuvwxyz";

	private Letters() {
	}

	static Evasion.Writing map(IntUnaryOperator letter) {
		return (text, random) -> {
			StringBuilder result = new StringBuilder();
			text.codePoints().map(letter).forEach(result::appendCodePoint);
			return result.toString();
		};
	}

	// Small and capital letters, each from a block of the alphabet.
	static Evasion.Writing blocks(int small, int capital) {
		return map((c) -> {
			if (c >= 'a' && c <= 'z') {
				return small + c - 'a';
			}
			return (c >= 'A' && c <= 'Z') ? capital + c - 'A' : c;
		});
	}

	// Letters from a list, in the order of the alphabet; a blank stays what it is.
	static Evasion.Writing list(String forms) {
		int[] letters = forms.codePoints().toArray();
		return map((c) -> {
			int at = LATIN.indexOf(Character.toLowerCase(c));
			return (at >= 0 && letters[at] != ' ') ? letters[at] : c;
		});
	}

	// Pairs of letters and what is written instead.
	static Evasion.Writing pairs(String pairs) {
		int[] letters = pairs.codePoints().toArray();
		return map((c) -> {
			for (int i = 0; i < letters.length; i += 2) {
				if (letters[i] == c) {
					return letters[i + 1];
				}
			}
			return c;
		});
	}

	// Something between the letters of words.
	static Evasion.Writing between(String separator) {
		return (text, random) -> {
			StringBuilder result = new StringBuilder();
			int last = 0;
			for (int i = 0; i < text.length();) {
				int c = text.codePointAt(i);
				if (Character.isLetter(last) && Character.isLetter(c)) {
					result.append(separator);
				}
				result.appendCodePoint(c);
				last = c;
				i += Character.charCount(c);
			}
			return result.toString();
		};
	}

	// Something after every letter.
	static Evasion.Writing after(String mark) {
		return (text, random) -> {
			StringBuilder result = new StringBuilder();
			text.codePoints().forEach((c) -> {
				result.appendCodePoint(c);
				if (Character.isLetter(c)) {
					result.append(mark);
				}
			});
			return result.toString();
		};
	}

	// Other letters for some.
	static String some(String text, Random random, int percent, IntUnaryOperator letter) {
		StringBuilder result = new StringBuilder();
		text.codePoints()
			.map((c) -> (random.nextInt(100) < percent) ? letter.applyAsInt(c) : c)
			.forEach(result::appendCodePoint);
		return result.toString();
	}

	static int rotate(int c, int places) {
		if (c >= 'a' && c <= 'z') {
			return 'a' + (c - 'a' + places) % 26;
		}
		return (c >= 'A' && c <= 'Z') ? 'A' + (c - 'A' + places) % 26 : c;
	}

	static int mirror(int c) {
		if (c >= 'a' && c <= 'z') {
			return 'z' - (c - 'a');
		}
		return (c >= 'A' && c <= 'Z') ? 'Z' - (c - 'A') : c;
	}

}
