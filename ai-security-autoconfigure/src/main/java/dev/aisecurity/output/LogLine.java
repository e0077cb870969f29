package dev.aisecurity.output;

/**
 * Lines of a log, which people read in terminals and programs cut at line ends.
 */
final class LogLine {

	private LogLine() {
	}

	static String of(String text) {
		String plain = new TerminalFilter().filter(text.replace('\r', '\n'));
		StringBuilder line = new StringBuilder(plain.length());
		for (int i = 0; i < plain.length(); i++) {
			char c = plain.charAt(i);
			if (c == '\n') {
				line.append("\\n");
			}
			else if (c == '\t') {
				line.append("\\t");
			}
			else if (isMisleading(c)) {
				line.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
			}
			else {
				line.append(c);
			}
		}
		return line.toString();
	}

	private static boolean isMisleading(char c) {
		return c == '\u2028' || c == '\u2029' || c == '\u061C' || (c >= '\u200B' && c <= '\u200F')
				|| (c >= '\u202A' && c <= '\u202E') || (c >= '\u2060' && c <= '\u206F') || c == '\uFEFF'
				|| c == '\uDB40';
	}

}
