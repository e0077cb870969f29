package dev.aisecurity.output;

/**
 * Cells of comma-separated values, as spreadsheets read them: a cell that starts like a
 * formula is one, quoted or not, and an apostrophe before it makes it text. Numbers with
 * a sign are left to be numbers.
 */
public final class CsvCell {

	private static final int MAX_NUMBER = 40;

	private CsvCell() {
	}

	/**
	 * Returns whether a spreadsheet takes a cell for a formula that starts with a
	 * character, also once a width is folded.
	 * @param c the first character of a cell
	 * @return whether it must not be the first
	 */
	public static boolean opensFormula(char c) {
		return switch (c) {
			case '=', '+', '-', '@', '\t', '\r', '\n', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20', '\uFE66', '\uFE62',
					'\uFE63', '\uFE6B', '\u2212' ->
				true;
			default -> false;
		};
	}

	/**
	 * Returns whether a text is a number with a sign, such as {@code -5} or {@code +4.2}.
	 * @param text the text
	 * @return whether it is a sign, digits and perhaps a point and further digits
	 */
	public static boolean isSignedNumber(CharSequence text) {
		int length = text.length();
		if (length < 2 || length > MAX_NUMBER || (text.charAt(0) != '-' && text.charAt(0) != '+')) {
			return false;
		}
		int points = 0;
		for (int i = 1; i < length; i++) {
			char c = text.charAt(i);
			if (c == '.' && i > 1 && i < length - 1) {
				points++;
			}
			else if (c < '0' || c > '9') {
				return false;
			}
		}
		return points <= 1;
	}

	/**
	 * Returns a text as one cell.
	 * @param text the text
	 * @return the cell, within quotes where it must be
	 */
	static String of(String text) {
		int first = 0;
		while (first < text.length() && (text.charAt(first) == ' ' || text.charAt(first) == '\u00A0')) {
			first++;
		}
		boolean formula = first < text.length() && opensFormula(text.charAt(first)) && !isSignedNumber(text.strip());
		String cell = formula ? "'" + text : text;
		for (int i = 0; i < cell.length(); i++) {
			char c = cell.charAt(i);
			if (c == ',' || c == ';' || c == '"' || c == '\n' || c == '\r' || c == '\t') {
				return '"' + cell.replace("\"", "\"\"") + '"';
			}
		}
		return cell;
	}

}
