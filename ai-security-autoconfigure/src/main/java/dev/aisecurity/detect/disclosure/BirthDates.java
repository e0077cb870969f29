package dev.aisecurity.detect.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * Dates that a word before them calls a date of birth.
 */
final class BirthDates {

	private static final int NEAR = 40;

	static final int MAX_MONTH = 12;

	private static final ContextWords CONTEXT = ContextWords.of("born", "birth", "birthday", "birthdate", "dob",
			"d.o.b", "b-day", "bday", "geboren", "geburtsdatum", "geburtstag", "geb.", "n\u00e9", "n\u00e9e",
			"naissance", "nacido", "nacida", "nacimiento", "nato", "nata", "nascita", "nascimento", "nascido",
			"geboortedatum", "f\u00f6delsedatum", "f\u00f8dselsdato", "syntym\u00e4aika", "urodzenia",
			"\u0440\u043e\u0436\u0434\u0435\u043d\u0438\u044f", "\u751f\u5e74\u6708\u65e5", "\u51fa\u751f");

	private static final WordList MONTHS = new WordList("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
			"oct", "nov", "dec", "m\u00e4r", "mai", "okt", "dez", "f\u00e9v", "fev", "avr", "jui", "ao\u00fb",
			"d\u00e9c", "ene", "abr", "ago", "dic", "gen", "mag", "giu", "lug", "set", "ott", "out", "mrt", "mei");

	private BirthDates() {
	}

	/**
	 * Tells whether a date of birth has its first digit here.
	 * @param text the text
	 * @param digit index of the digit
	 * @return the disclosure, or {@code null}
	 */
	static @Nullable Disclosure recognize(CharSequence text, int digit) {
		int end = numeric(text, digit);
		int start = digit;
		if (end < 0) {
			end = dayFirst(text, digit);
		}
		if (end < 0) {
			end = yearAfter(text, afterOrdinal(text, digit));
			start = (end < 0) ? -1 : monthBefore(text, digit);
			end = (start < 0) ? -1 : end;
		}
		if (end < 0 || CONTEXT.distanceBefore(text, start, NEAR) == ContextWords.NONE) {
			return null;
		}
		return new Disclosure("date-of-birth", "Date of birth", start, end, 0.9, 1);
	}

	private static int numeric(CharSequence text, int start) {
		int firstEnd = Ascii.endOfDigits(text, start, 4);
		char separator = Ascii.at(text, firstEnd);
		if (separator != '/' && separator != '-' && separator != '.' && separator != '\u5e74') {
			return -1;
		}
		int second = (separator == '.' && Ascii.at(text, firstEnd + 1) == ' ') ? firstEnd + 2 : firstEnd + 1;
		int secondEnd = Ascii.endOfDigits(text, second, 2);
		char after = Ascii.at(text, secondEnd);
		if (after != separator && after != '\u6708') {
			return -1;
		}
		int third = (after == '.' && Ascii.at(text, secondEnd + 1) == ' ') ? secondEnd + 2 : secondEnd + 1;
		int thirdEnd = Ascii.endOfDigits(text, third, 4);
		if (Ascii.isAlphanumeric(Ascii.at(text, thirdEnd))) {
			return -1;
		}
		int a = number(text, start, firstEnd);
		int b = number(text, second, secondEnd);
		int c = number(text, third, thirdEnd);
		if (firstEnd - start == 4) {
			return (isYear(a) && Checksums.isDate(a, b, c)) ? thirdEnd : -1;
		}
		int length = thirdEnd - third;
		boolean year = length == 2 || (length == 4 && isYear(c));
		return (year && firstEnd - start <= 2 && (Checksums.isDay(a, b) || Checksums.isDay(b, a))) ? thirdEnd : -1;
	}

	private static int dayFirst(CharSequence text, int start) {
		int position = afterOrdinal(text, start);
		if (position < 0) {
			return -1;
		}
		char separator = Ascii.at(text, position);
		if (separator == '.') {
			separator = Ascii.at(text, ++position);
		}
		if (separator != ' ' && separator != '-') {
			return -1;
		}
		position++;
		if (Ascii.hasWord(text, position, "of ") || Ascii.hasWord(text, position, "de ")) {
			position += 3;
		}
		if (!isMonth(text, position)) {
			return -1;
		}
		int end = endOfWord(text, position);
		if (Ascii.hasWord(text, end, " de ")) {
			return year(text, end + 4);
		}
		return yearAfter(text, end);
	}

	private static int afterOrdinal(CharSequence text, int digit) {
		int end = Ascii.endOfDigits(text, digit, 2);
		int day = number(text, digit, end);
		if (end - digit > 2 || day < 1 || day > 31) {
			return -1;
		}
		boolean ordinal = Ascii.hasWord(text, end, "st") || Ascii.hasWord(text, end, "nd")
				|| Ascii.hasWord(text, end, "rd") || Ascii.hasWord(text, end, "th");
		return ordinal ? end + 2 : end;
	}

	private static int yearAfter(CharSequence text, int position) {
		if (position < 0) {
			return -1;
		}
		int start = position;
		while (start < position + 2 && (Ascii.at(text, start) == ',' || Ascii.at(text, start) == ' '
				|| Ascii.at(text, start) == '-' || Ascii.at(text, start) == '.')) {
			start++;
		}
		return (start == position) ? -1 : year(text, start);
	}

	private static int year(CharSequence text, int start) {
		int end = Ascii.endOfDigits(text, start, 4);
		return (end - start == 4 && isYear(number(text, start, end))) ? end : -1;
	}

	private static int monthBefore(CharSequence text, int digit) {
		if (Ascii.at(text, digit - 1) != ' ') {
			return -1;
		}
		int start = digit - 1;
		while (start > 0 && digit - start < MAX_MONTH && isWordPart(text.charAt(start - 1))) {
			start--;
		}
		return isMonth(text, start) ? start : -1;
	}

	// Returns whether the name of a month may start here.
	static boolean isMonth(CharSequence text, int start) {
		return MONTHS.isAt(text, start, text.length());
	}

	private static int endOfWord(CharSequence text, int start) {
		int end = start;
		while (end < text.length() && end - start < MAX_MONTH && isWordPart(text.charAt(end))) {
			end++;
		}
		return end;
	}

	// Returns whether a character may be part of the name of a month.
	static boolean isWordPart(char c) {
		return Ascii.isLetter(c) || c == '.' || (c >= 0xc0 && c < 0x250);
	}

	private static boolean isYear(int year) {
		return year >= 1900 && year <= 2099;
	}

	private static int number(CharSequence text, int start, int end) {
		int number = 0;
		for (int i = start; i < end; i++) {
			number = number * 10 + text.charAt(i) - '0';
		}
		return number;
	}

}
