package dev.aisecurity.detect.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * Telephone numbers: international ones by their country code, North American, British
 * and French ones by their layout, others by a word near them.
 */
final class PhoneNumbers {

	private static final String TYPE = "phone";

	private static final String DESCRIPTION = "Telephone number";

	private static final int MAX_LENGTH = 32;

	private static final int MAX_DIGITS = 15;

	private static final int NEAR = 32;

	private static final int NEARER = 18;

	private static final int PLACE_NEAR = 10;

	private static final int BARE = NumberType.NEVER + 1;

	/** Country codes of ITU E.164; those of one and two digits end the search. */
	private static final String[] COUNTRY_CODES = { "1", "7", "20", "27", "30", "31", "32", "33", "34", "36", "39",
			"40", "41", "43", "44", "45", "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60",
			"61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98", "21",
			"22", "23", "24", "25", "26", "29", "35", "37", "38", "42", "50", "59", "67", "68", "69", "85", "88", "96",
			"97", "99" };

	private static final boolean[] STARTS = countryCodes();

	private static final ContextWords CONTEXT = ContextWords.of("phone", "telephone", "tel", "mobile", "cell",
			"cellphone", "cellular", "fax", "whatsapp", "sms", "call", "calling", "called", "dial", "ring", "hotline",
			"contact", "reach", "reached", "text", "messages", "answering", "answer", "registered", "telefon",
			"telefonnummer", "t\u00e9l\u00e9phone", "t\u00e9l", "tel\u00e9fono", "telefono", "telefone", "celular",
			"m\u00f3vil", "movil", "handy", "handynummer", "mobil", "portable", "cellulare", "puhelin", "telefoon",
			"signal", "viber", "\u0442\u0435\u043b\u0435\u0444\u043e\u043d", "\u0442\u0435\u043b", "\u7535\u8bdd",
			"\u624b\u673a", "\u96fb\u8a71", "\u643a\u5e2f", "\uc804\ud654", "\u0647\u0627\u062a\u0641");

	private static final ContextWords PLACE = ContextWords.of("office", "home", "work", "mobile", "cell", "fax",
			"phone", "tel");

	private static final ContextWords OTHER = ContextWords.of("order", "invoice", "ticket", "tracking", "case",
			"reference", "ref", "isbn", "issn", "account", "version", "id", "serial", "sku", "item", "part", "build",
			"commit", "port", "booking", "policy", "claim", "nhs", "zip", "code", "amount", "total");

	private PhoneNumbers() {
	}

	private static boolean[] countryCodes() {
		boolean[] starts = new boolean[100];
		for (String code : COUNTRY_CODES) {
			int value = Integer.parseInt(code);
			if (value < 10) {
				for (int i = 0; i < 10; i++) {
					starts[value * 10 + i] = true;
				}
			}
			else {
				starts[value] = true;
			}
		}
		return starts;
	}

	/**
	 * Tells whether a number starts at a plus sign, an opening parenthesis or a digit.
	 * @param text the text
	 * @param start index of that character
	 * @param level the detection level
	 * @return the disclosure, or {@code null}
	 */
	static @Nullable Disclosure recognize(CharSequence text, int start, int level) {
		boolean international = text.charAt(start) == '+';
		int bound = Math.min(text.length(), start + MAX_LENGTH);
		int end = start;
		int digits = 0;
		int groups = 0;
		boolean parentheses = false;
		long layout = 0;
		int group = 0;
		int position = international ? start + 1 : start;
		char separator = 0;
		char pending = 0;
		while (position < bound && digits < MAX_DIGITS) {
			char c = text.charAt(position);
			if (Ascii.isDigit(c)) {
				if (position == start || !Ascii.isDigit(text.charAt(position - 1))) {
					groups++;
					group = 0;
					layout = layout << 4;
				}
				separator = join(separator, pending);
				pending = 0;
				group++;
				layout = (layout & ~0xfL) | Math.min(group, 15);
				digits++;
				end = position + 1;
			}
			else if (!isSeparator(c) || separator(text, position) > 2) {
				break;
			}
			else {
				parentheses |= c == ')';
				pending = (pending == 0 || pending == c) ? c : '*';
			}
			position++;
		}
		if (digits < 6 || Ascii.isDigit(Ascii.at(text, end))) {
			return null;
		}
		int tail = extension(text, end);
		boolean labelled = Ascii.at(text, tail) == '-' && Ascii.isLetter(Ascii.at(text, tail + 1));
		if ((!labelled && !DigitRun.mayEnd(text, tail)) || isContinued(text, tail, separator)
				|| isOtherNumber(text, end, layout, separator)) {
			return null;
		}
		if (international) {
			return international(text, start, tail, digits, groups);
		}
		int found = (groups == 1 && (text.charAt(start) != '0' || digits > 12)) ? BARE
				: national(text, start, digits, groups, layout, parentheses, separator);
		return judge(text, start, tail, digits, found, level);
	}

	private static char join(char separator, char next) {
		return (next == 0 || separator == next) ? separator : (separator == 0) ? next : '*';
	}

	private static boolean isSeparator(char c) {
		return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '/' || c == '\u00a0' || c == '\u2011'
				|| c == '\u2013' || c == '\u202f';
	}

	private static int separator(CharSequence text, int position) {
		int count = 1;
		while (count < 3 && position - count >= 0 && isSeparator(text.charAt(position - count))) {
			count++;
		}
		return count;
	}

	// Dates, and amounts with groups of thousands.
	private static boolean isOtherNumber(CharSequence text, int end, long layout, char separator) {
		if (layout == 0x224 || layout == 0x422 || layout == 0x114 || layout == 0x124 || layout == 0x214) {
			return separator == '/' || separator == '-' || separator == '.';
		}
		boolean years = layout == 0x44 && (text.charAt(end - 9) == '1' || text.charAt(end - 9) == '2')
				&& (text.charAt(end - 4) == '1' || text.charAt(end - 4) == '2') && separator == '-';
		return years || layout == 0x133
				|| ((layout == 0x233 || layout == 0x333) && text.charAt(end - 1) == '0' && text.charAt(end - 3) == '0');
	}

	private static boolean isContinued(CharSequence text, int end, char separator) {
		return separator != 0 && separator != ' ' && Ascii.at(text, end) == separator
				&& Ascii.isDigit(Ascii.at(text, end + 1));
	}

	private static int extension(CharSequence text, int end) {
		int position = end;
		while (position < end + 2 && (Ascii.at(text, position) == ' ' || Ascii.at(text, position) == ',')) {
			position++;
		}
		int word = position;
		if (Ascii.hasWord(text, position, "extension")) {
			word += 9;
		}
		else if (Ascii.hasWord(text, position, "ext.")) {
			word += 4;
		}
		else if (Ascii.hasWord(text, position, "ext")) {
			word += 3;
		}
		else if (Ascii.hasWord(text, position, "x")) {
			word += 1;
		}
		if (word == position) {
			return end;
		}
		int digit = (Ascii.at(text, word) == ' ') ? word + 1 : word;
		int last = Ascii.endOfDigits(text, digit, 6);
		return (last > digit && last - digit <= 6 && !Ascii.isLetter(Ascii.at(text, last))) ? last : end;
	}

	private static @Nullable Disclosure international(CharSequence text, int start, int tail, int digits, int groups) {
		char before = Ascii.at(text, start - 1);
		int first = text.charAt(start + 1) - '0';
		int second = text.charAt(start + 2) - '0';
		if (first < 1 || first > 9 || digits < 8 || Ascii.isAlphanumeric(before) || before == '+') {
			return null;
		}
		if ((second >= 0 && second <= 9 && !STARTS[first * 10 + second]) || (first == 1 && digits != 11)) {
			return null;
		}
		if (groups == 1 && digits < 9 && CONTEXT.distanceBefore(text, start, NEAR) == ContextWords.NONE) {
			return null;
		}
		return new Disclosure(TYPE, DESCRIPTION, start, tail, 0.9, 1);
	}

	// Returns the level of a number that is written as those of some country are.
	private static int national(CharSequence text, int start, int digits, int groups, long layout, boolean parentheses,
			char separator) {
		int first = (parentheses && text.charAt(start) == '(') ? start + 1 : start;
		char lead = text.charAt(first);
		char next = Ascii.at(text, first + 1);
		if (layout == 0x334 && lead >= '2' && isExchange(text, first)) {
			return (separator == ' ' && !parentheses) ? 2 : 1;
		}
		if (layout == 0x1334 && lead == '1' && separator != ' ') {
			return 1;
		}
		if (lead == '0' && next >= '1') {
			if (layout == 0x22222 && separator != '*') {
				return 1;
			}
			if (digits == 11 && (next == '7' || next == '2' || next == '1')
					&& (layout == 0x56 || layout == 0x533 || layout == 0x344 || layout == 0x434)) {
				return (next == '7') ? 1 : 2;
			}
			return (groups > 1 && digits >= 9 && digits <= 12 && separator != '.') ? 3 : NumberType.NEVER;
		}
		return NumberType.NEVER;
	}

	private static boolean isExchange(CharSequence text, int start) {
		int i = start + 3;
		while (!Ascii.isDigit(text.charAt(i))) {
			i++;
		}
		return text.charAt(i) >= '2' && !(text.charAt(start + 1) == '1' && text.charAt(start + 2) == '1');
	}

	private static @Nullable Disclosure judge(CharSequence text, int start, int tail, int digits, int found,
			int level) {
		if (found >= NumberType.NEVER && (digits < 7 || (found == BARE && digits > 12))) {
			return null;
		}
		int named = CONTEXT.distanceBefore(text, start, (found == BARE) ? NEARER : NEAR);
		int other = OTHER.distanceBefore(text, start, NEAR);
		if ((named != ContextWords.NONE && named < other)
				|| (other == ContextWords.NONE && PLACE.distanceAfter(text, tail, PLACE_NEAR) != ContextWords.NONE)) {
			return new Disclosure(TYPE, DESCRIPTION, start, tail, 0.8, 1);
		}
		if (found >= NumberType.NEVER || found > level || other != ContextWords.NONE) {
			return null;
		}
		return new Disclosure(TYPE, DESCRIPTION, start, tail, (found == 1) ? 0.7 : 0.5, found);
	}

}
