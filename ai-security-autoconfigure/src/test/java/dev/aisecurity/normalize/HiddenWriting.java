package dev.aisecurity.normalize;

import java.nio.charset.StandardCharsets;

/**
 * Writes texts of test data: escapes, and messages in the ways that attackers hide them,
 * as in <code>{tags:message}</code>.
 */
public final class HiddenWriting {

	private HiddenWriting() {
	}

	/**
	 * Returns the text of a line of test data.
	 */
	public static String text(String line) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < line.length(); i++) {
			char c = line.charAt(i);
			int close = line.indexOf('}', i);
			int colon = line.indexOf(':', i);
			if (c == '\\' && line.charAt(i + 1) == 'u') {
				text.append((char) Integer.parseInt(line.substring(i + 2, i + 6), 16));
				i += 5;
			}
			else if (c == '\\') {
				i++;
				text.append(escaped(line.charAt(i)));
			}
			else if (c == '{' && colon > 0 && colon < close && line.substring(i + 1, colon).matches("[a-z]+7?")) {
				text.append(message(line.substring(i + 1, colon), line.substring(colon + 1, close)));
				i = close;
			}
			else {
				text.append(c);
			}
		}
		return text.toString();
	}

	private static char escaped(char c) {
		return switch (c) {
			case 'n' -> '\n';
			case 't' -> '\t';
			default -> c;
		};
	}

	private static String message(String way, String message) {
		return switch (way) {
			case "tags" -> Texts.tags(message);
			case "selectors" -> Texts.selectors(message.getBytes(StandardCharsets.UTF_8));
			case "spread" -> spread(message);
			case "bits" -> Texts.bits(message, 8, '\u200B', '\u200C');
			case "bits7" -> Texts.bits(message, 7, '\u200D', '\u200C');
			case "bold" -> Texts.shifted(message, 0x1D41A);
			case "wide" -> Texts.shifted(message, 0xFF41);
			case "regional" -> Texts.shifted(message, 0x1F1E6);
			case "squared" -> Texts.shifted(message, 0x1F170);
			default -> throw new IllegalArgumentException(way);
		};
	}

	private static String spread(String message) {
		StringBuilder spread = new StringBuilder();
		for (byte b : message.getBytes(StandardCharsets.UTF_8)) {
			spread.append('x').append(Texts.selectors(new byte[] { b }));
		}
		return spread.toString();
	}

}
