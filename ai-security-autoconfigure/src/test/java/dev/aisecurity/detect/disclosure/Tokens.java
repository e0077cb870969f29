package dev.aisecurity.detect.disclosure;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Random;

/**
 * Makes tokens up that have a given shape.
 */
final class Tokens {

	private static final int MAX_EXTRA = 6;

	private static final Map<Character, String> CLASSES = Map.of('d', characters("0-9"), 'x', characters("0-9a-f"), 'X',
			characters("0-9a-fA-F"), 'l', characters("a-z0-9"), 'u', characters("A-Z0-9"), 'a', characters("A-Za-z0-9"),
			'w', characters("A-Za-z0-9_"), 'k', characters("A-Za-z0-9_-"), 'b', characters("A-Za-z0-9+/"));

	private Tokens() {
	}

	/**
	 * Returns a token that a format accepts.
	 */
	static String of(SecretFormat format, TokenShape shape, Random random) {
		if (format.id().equals("jwt")) {
			return part("{\"alg\":\"HS256\",\"kid\":\"" + random.nextInt(1000) + "\"}") + "."
					+ part("{\"sub\":\"" + random.nextLong() + "\"}") + "." + part("signature " + random.nextLong());
		}
		if (format.id().equals("basic-credentials")) {
			return "Basic " + part("mara:" + random.nextLong());
		}
		String token;
		do {
			token = random(shape, random);
		}
		while (Entropy.of(token, shape.skip(), token.length()) < format.entropy()
				|| format.check() == TokenCheck.MIXED
						&& TokenCheck.MIXED.confidence(token, shape.skip(), token.length(), 1) == 0
				|| Placeholders.isToken(token, shape.skip(), token.length()));
		return token;
	}

	private static String part(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String random(TokenShape shape, Random random) {
		String notation = shape.toString();
		StringBuilder token = new StringBuilder();
		for (int i = 0; i < notation.length();) {
			String alphabet = String.valueOf(notation.charAt(i));
			if (notation.charAt(i) == '(') {
				i++;
				continue;
			}
			if (notation.charAt(i) == '[') {
				int end = notation.indexOf(']', i);
				alphabet = characters(notation.substring(i + 1, end));
				i = end + 1;
			}
			else if (notation.charAt(i) == '\\') {
				alphabet = CLASSES.get(notation.charAt(i + 1));
				i += 2;
			}
			else {
				i++;
			}
			int count = 1;
			if (i < notation.length() && notation.charAt(i) == '{') {
				int end = notation.indexOf('}', i);
				count = count(notation.substring(i + 1, end), random);
				i = end + 1;
			}
			for (int k = 0; k < count; k++) {
				token.append(alphabet.charAt(random.nextInt(alphabet.length())));
			}
		}
		return token.toString();
	}

	private static int count(String range, Random random) {
		int comma = range.indexOf(',');
		if (comma < 0) {
			return Integer.parseInt(range);
		}
		int least = Integer.parseInt(range.substring(0, comma));
		int extra = Math.min(Integer.parseInt(range.substring(comma + 1)) - least, MAX_EXTRA);
		return least + random.nextInt(extra + 1);
	}

	private static String characters(String ranges) {
		StringBuilder characters = new StringBuilder();
		for (int i = 0; i < ranges.length(); i++) {
			if (i + 2 < ranges.length() && ranges.charAt(i + 1) == '-') {
				for (char c = ranges.charAt(i); c <= ranges.charAt(i + 2); c++) {
					characters.append(c);
				}
				i += 2;
			}
			else {
				characters.append(ranges.charAt(i));
			}
		}
		return characters.toString();
	}

}
