package dev.aisecurity.detect.leakage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * One way to write a canary, as it looks once everything but lower-case letters and
 * digits is left out. Immutable.
 */
final class CanaryForm {

	/** How many characters a form is looked up by. */
	static final int PREFIX = 4;

	/** How many characters may be missing at its end. */
	private static final int TOLERANCE = 4;

	private static final int LETTERS = 26;

	private final Perch perch;

	private final String text;

	private final int key;

	private CanaryForm(Perch perch, String text) {
		this.perch = perch;
		this.text = text;
		int prefix = 0;
		for (int i = 0; i < PREFIX; i++) {
			prefix = key(prefix, text.charAt(i));
		}
		this.key = prefix;
	}

	/**
	 * Returns all forms of a canary: as it is, under each shift of the alphabet,
	 * reversed, and in Base64 wherever it stands in the encoded text, in lower and in
	 * upper case. Escapes and numbers are undone before forms are compared.
	 * @param perch the canary
	 * @return its forms
	 */
	static List<CanaryForm> of(Perch perch) {
		String token = perch.canary().token();
		List<CanaryForm> forms = new ArrayList<>();
		for (int shift = 0; shift < LETTERS; shift++) {
			forms.add(new CanaryForm(perch, shifted(token, shift)));
		}
		forms.add(new CanaryForm(perch, new StringBuilder(token).reverse().toString()));
		for (int before = 0; before < 3; before++) {
			forms.add(new CanaryForm(perch, base64(token, before)));
			forms.add(new CanaryForm(perch, base64(token.toUpperCase(Locale.ROOT), before)));
		}
		return forms;
	}

	private static String shifted(String token, int shift) {
		StringBuilder text = new StringBuilder(token.length());
		for (int i = 0; i < token.length(); i++) {
			char c = token.charAt(i);
			text.append((c >= 'a') ? (char) ('a' + (c - 'a' + shift) % LETTERS) : c);
		}
		return text.toString();
	}

	// Returns what does not depend on what stands before and after.
	private static String base64(String token, int before) {
		byte[] bytes = (" ".repeat(before) + token).getBytes(StandardCharsets.US_ASCII);
		String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
		int start = (before == 0) ? 0 : before + 1;
		int end = bytes.length * 8 / 6;
		return encoded.substring(start, end).toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns the key of the first characters.
	 * @return the key, as {@link #key(int, char)} makes it
	 */
	int key() {
		return this.key;
	}

	/**
	 * Returns the key of the last {@value #PREFIX} characters.
	 * @param key key of those before
	 * @param next the next character, a lower-case letter or a digit
	 * @return the next key, 24 bits
	 */
	static int key(int key, char next) {
		return ((key << 6) | ((next >= 'a') ? next - 'a' : next - '0' + LETTERS)) & 0xFFFFFF;
	}

	Perch perch() {
		return this.perch;
	}

	char at(int index) {
		return this.text.charAt(index);
	}

	int length() {
		return this.text.length();
	}

	boolean isEnough(int matched) {
		return matched >= this.text.length() - TOLERANCE;
	}

}
