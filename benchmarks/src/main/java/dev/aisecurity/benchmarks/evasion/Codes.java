package dev.aisecurity.benchmarks.evasion;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.IntFunction;

/**
 * Writes texts in code.
 */
final class Codes {

	private static final String[] MORSE = { ".-", "-...", "-.-.", "-..", ".", "..-.", "--.", "....", "..", ".---",
			"-.-", ".-..", "--", "-.", "---", ".--.", "--.-", ".-.", "...", "-", "..-", "...-", ".--", "-..-", "-.--",
			"--.." };

	private Codes() {
	}

	static Evasion.Writing bytes(String separator, IntFunction<String> code) {
		return (text, random) -> {
			StringJoiner joiner = new StringJoiner(separator);
			for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
				joiner.add(code.apply(b & 0xFF));
			}
			return joiner.toString();
		};
	}

	static Evasion.Writing units(IntFunction<String> code) {
		return (text, random) -> {
			StringBuilder result = new StringBuilder();
			text.chars().forEach((c) -> result.append(code.apply(c)));
			return result.toString();
		};
	}

	static Evasion.Writing letters(IntFunction<String> code) {
		return units((c) -> Character.isLetter(c) ? code.apply(c) : Character.toString(c));
	}

	static Evasion.Writing points(String separator, IntFunction<String> code) {
		return (text, random) -> {
			StringJoiner joiner = new StringJoiner(separator);
			text.codePoints().forEach((c) -> joiner.add(code.apply(c)));
			return joiner.toString();
		};
	}

	static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	static String base64Mime(String text) {
		return Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	static String base64Url(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	static String base64Wide(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_16LE));
	}

	static String base32(String text) {
		StringBuilder result = new StringBuilder();
		int buffer = 0;
		int bits = 0;
		for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
			buffer = buffer << 8 | (b & 0xFF);
			bits += 8;
			while (bits >= 5) {
				bits -= 5;
				result.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(buffer >> bits & 31));
			}
			buffer &= (1 << bits) - 1;
		}
		if (bits > 0) {
			result.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(buffer << (5 - bits) & 31));
		}
		return result.toString();
	}

	static String morse(String text) {
		StringJoiner words = new StringJoiner(" / ");
		for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
			StringJoiner letters = new StringJoiner(" ");
			word.chars().forEach((c) -> letters.add(MORSE[c - 'a']));
			if (!word.isEmpty()) {
				words.add(letters.toString());
			}
		}
		return words.toString();
	}

	static String places(String text) {
		StringJoiner words = new StringJoiner(" ");
		for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
			StringJoiner letters = new StringJoiner("-");
			word.chars().forEach((c) -> letters.add(Integer.toString(c - 'a' + 1)));
			if (!word.isEmpty()) {
				words.add(letters.toString());
			}
		}
		return words.toString();
	}

	static boolean isAscii(String text) {
		return text.chars().allMatch((c) -> c < 128);
	}

	static String quotedPrintable(String text) {
		StringBuilder result = new StringBuilder();
		int column = 0;
		for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
			result.append(String.format(Locale.ROOT, "=%02X", b & 0xFF));
			column += 3;
			if (column > 72) {
				result.append("=\r\n");
				column = 0;
			}
		}
		return result.toString();
	}

	static String hex(int width, int value) {
		return String.format(Locale.ROOT, "%0" + width + "x", value);
	}

	static String binary(int value) {
		return String.format(Locale.ROOT, "%8s", Integer.toBinaryString(value)).replace(' ', '0');
	}

}
