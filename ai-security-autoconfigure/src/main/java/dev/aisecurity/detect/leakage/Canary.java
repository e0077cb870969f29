package dev.aisecurity.detect.leakage;

import java.util.regex.Pattern;

/**
 * A random word that stands in a system prompt or a document and nowhere else. Where it
 * appears in an answer, that prompt or document leaks.
 *
 * @param label what it stands in, in words of the application that may be logged:
 * lower-case letters, digits, dots and hyphens, at most 64
 * @param token the random word: {@value #LENGTH} lower-case letters and digits, 118 bits
 */
public record Canary(String label, String token) {

	/** How long a token is. */
	public static final int LENGTH = 24;

	/** Letters and digits that are not taken for one another; 31 of them, 4.95 bits. */
	static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

	private static final Pattern LABEL = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

	public Canary {
		if (!LABEL.matcher(label).matches()) {
			throw new IllegalArgumentException("The label of a canary must be 1 to 64 lower-case letters, digits, dots "
					+ "and hyphens and start with a letter or digit, because it is logged");
		}
		if (token.length() != LENGTH || !isToken(token)) {
			throw new IllegalArgumentException("The token of a canary must be issued by Canaries");
		}
	}

	private static boolean isToken(String token) {
		for (int i = 0; i < token.length(); i++) {
			if (ALPHABET.indexOf(token.charAt(i)) < 0) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Returns a line to put into the prompt or document. It instructs nobody to do
	 * anything.
	 * @return a line without line break
	 */
	public String marker() {
		return "Reference: " + this.token;
	}

	/**
	 * Returns a description that leaves the token out.
	 * @return the label
	 */
	@Override
	public String toString() {
		return "Canary[" + this.label + "]";
	}

}
