package dev.aisecurity.detect.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * Identifiers of people that have letters in them: each a picture of letters and digits
 * and a check character where there is one.
 */
final class LetteredIds {

	private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

	private static final String HETU_LETTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

	private static final String CURP_LETTERS = "0123456789ABCDEFGHIJKLMN\u00d1OPQRSTUVWXYZ";

	private static final byte[] CODICE_ODD = { 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16,
			10, 22, 25, 24, 23 };

	private static final ContextWords NINO = ContextWords.of("nino", "national insurance", "ni number", "insurance");

	private static final ContextWords PAN = ContextWords.of("pan", "permanent account", "income tax");

	private static final ContextWords DNI = ContextWords.of("dni", "nif", "documento nacional", "documento",
			"identidad");

	private static final ContextWords PPS = ContextWords.of("pps", "ppsn", "personal public service");

	private static final ContextWords TAIWAN = ContextWords.of("taiwan", "\u8eab\u5206\u8b49", "national id", "arc");

	private static final ContextWords RUT = ContextWords.of("rut", "run", "chile", "chilean");

	private static final ContextWords MEDICARE = ContextWords.of("medicare", "mbi", "beneficiary");

	private LetteredIds() {
	}

	/**
	 * Tells whether an identifier starts with some letters.
	 * @param text the text
	 * @param start index of the first letter
	 * @param letters how many letters stand before the first digit
	 * @param level the detection level
	 * @return the disclosure, or {@code null}
	 */
	static @Nullable Disclosure lettersFirst(CharSequence text, int start, int letters, int level) {
		return switch (letters) {
			case 1 -> oneLetter(text, start, level);
			case 2 -> twoLetters(text, start, level);
			case 4 -> (isPicture(text, start, "AAAA999999AAAAAA#9") && isCurp(text, start))
					? new Disclosure("mx-curp", "Mexican CURP", start, start + 18, 0.97, 1) : null;
			case 5 -> isPan(text, start) ? named("in-pan", "Indian PAN", text, start, start + 10, PAN,
					(text.charAt(start + 3) == 'P') ? 2 : 4, level) : null;
			case 6 -> (isPicture(text, start, "AAAAAA99A99A999A") && isCodiceFiscale(text, start))
					? new Disclosure("it-codice-fiscale", "Italian codice fiscale", start, start + 16, 0.98, 1) : null;
			default -> null;
		};
	}

	/**
	 * Tells whether an identifier with letters starts with some digits.
	 * @param text the text
	 * @param start index of the first digit
	 * @param end where the digits end
	 * @param level the detection level
	 * @return the disclosure, or {@code null}
	 */
	static @Nullable Disclosure digitsFirst(CharSequence text, int start, int end, int level) {
		char next = Ascii.at(text, end);
		return switch (end - start) {
			case 1, 2 -> (next == '.') ? rut(text, start, level) : (next == ' ') ? spacedNino(text, start)
					: (end - start == 1 && Ascii.isUpper(next)) ? medicare(text, start, level) : null;
			case 6 -> hetu(text, start, end);
			case 7 -> (next == '-') ? rut(text, start, level)
					: (isPicture(text, start, "9999999A") || isPicture(text, start, "9999999AA"))
							? pps(text, start, level) : null;
			case 8 -> {
				Disclosure dni = dni(text, start, end, level);
				yield (dni == null && next == '-') ? rut(text, start, level) : dni;
			}
			case 17 -> (next == 'X' || next == 'x') ? chinese(text, start, end) : null;
			default -> null;
		};
	}

	private static @Nullable Disclosure oneLetter(CharSequence text, int start, int level) {
		char letter = text.charAt(start);
		if (letter >= 'X' && letter <= 'Z') {
			return nie(text, start);
		}
		if (isPicture(text, start, "A9999999A") && isNric(text, start)) {
			return new Disclosure("sg-nric", "Singaporean NRIC or FIN", start, start + 9, 0.93, 1);
		}
		if (isPicture(text, start, "A999999999") && isTaiwanese(text, start)) {
			return named("tw-national-id", "Taiwanese identity number", text, start, start + 10, TAIWAN, 2, level);
		}
		return hkid(text, start, 1);
	}

	private static @Nullable Disclosure twoLetters(CharSequence text, int start, int level) {
		Disclosure iban = Ibans.recognize(text, start);
		if (iban != null) {
			return iban;
		}
		if (isPicture(text, start, "AA999999A")
				&& isNino(text.charAt(start), text.charAt(start + 1), text.charAt(start + 8))) {
			return named("uk-nino", "UK National Insurance number", text, start, start + 9, NINO, 2, level);
		}
		return hkid(text, start, 2);
	}

	private static @Nullable Disclosure named(String type, String description, CharSequence text, int start, int end,
			ContextWords context, int alone, int level) {
		if (context.distance(text, start, end) != ContextWords.NONE) {
			return new Disclosure(type, description, start, end, 0.93, 1);
		}
		return (alone <= level) ? new Disclosure(type, description, start, end, (alone == 1) ? 0.85 : 0.5, alone)
				: null;
	}

	// Returns whether a picture matches: A is a capital letter, 9 a digit, # either.
	private static boolean isPicture(CharSequence text, int start, String picture) {
		int end = start + picture.length();
		if (end > text.length()) {
			return false;
		}
		for (int i = start; i < end; i++) {
			char c = text.charAt(i);
			boolean fits = switch (picture.charAt(i - start)) {
				case '9' -> Ascii.isDigit(c);
				case 'A' -> Ascii.isUpper(c);
				default -> Ascii.isDigit(c) || Ascii.isUpper(c);
			};
			if (!fits) {
				return false;
			}
		}
		return DigitRun.mayEnd(text, end);
	}

	private static int digit(CharSequence text, int index) {
		return text.charAt(index) - '0';
	}

	private static int number(CharSequence text, int start, int end) {
		int number = 0;
		for (int i = start; i < end; i++) {
			number = number * 10 + digit(text, i);
		}
		return number;
	}

	private static boolean isCodiceFiscale(CharSequence text, int start) {
		int sum = 0;
		for (int i = 0; i < 15; i++) {
			char c = text.charAt(start + i);
			int value = Ascii.isDigit(c) ? c - '0' : c - 'A';
			sum += (i % 2 == 0) ? CODICE_ODD[value] : value;
		}
		int day = number(text, start + 9, start + 11);
		return "ABCDEHLMPRST".indexOf(text.charAt(start + 8)) >= 0 && Checksums.isDay(1, (day > 40) ? day - 40 : day)
				&& sum % 26 == text.charAt(start + 15) - 'A';
	}

	private static boolean isCurp(CharSequence text, int start) {
		int sum = 0;
		for (int i = 0; i < 17; i++) {
			sum += CURP_LETTERS.indexOf(text.charAt(start + i)) * (18 - i);
		}
		char sex = text.charAt(start + 10);
		return (sex == 'H' || sex == 'M' || sex == 'X')
				&& Checksums.isDay(number(text, start + 6, start + 8), number(text, start + 8, start + 10))
				&& (10 - sum % 10) % 10 == digit(text, start + 17);
	}

	private static boolean isPan(CharSequence text, int start) {
		return isPicture(text, start, "AAAAA9999A") && "ABCFGHJLPT".indexOf(text.charAt(start + 3)) >= 0;
	}

	private static boolean isNino(char first, char second, char suffix) {
		String pair = new String(new char[] { first, second });
		return "DFIQUV".indexOf(first) < 0 && "DFIOQUV".indexOf(second) < 0 && suffix >= 'A' && suffix <= 'D'
				&& !"BG GB KN NK NT TN ZZ".contains(pair);
	}

	private static @Nullable Disclosure spacedNino(CharSequence text, int digits) {
		int start = digits - 3;
		if (Ascii.at(text, digits - 1) != ' ' || start < 0 || Ascii.isAlphanumeric(Ascii.at(text, start - 1))
				|| digits + 10 > text.length()) {
			return null;
		}
		String picture = "AA 99 99 99 A";
		for (int i = 0; i < picture.length(); i++) {
			char c = text.charAt(start + i);
			char expected = picture.charAt(i);
			if ((expected == 'A') ? !Ascii.isUpper(c) : (expected == '9') ? !Ascii.isDigit(c) : c != ' ') {
				return null;
			}
		}
		int end = start + picture.length();
		return (isNino(text.charAt(start), text.charAt(start + 1), text.charAt(end - 1)) && DigitRun.mayEnd(text, end))
				? new Disclosure("uk-nino", "UK National Insurance number", start, end, 0.93, 1) : null;
	}

	private static @Nullable Disclosure nie(CharSequence text, int start) {
		int letter = (Ascii.at(text, start + 8) == '-') ? start + 9 : start + 8;
		if (Ascii.endOfDigits(text, start + 1, 8) != start + 8 || !Ascii.isUpper(Ascii.at(text, letter))
				|| !DigitRun.mayEnd(text, letter + 1)) {
			return null;
		}
		int number = (text.charAt(start) - 'X') * 10_000_000 + number(text, start + 1, start + 8);
		return (DNI_LETTERS.charAt(number % 23) == text.charAt(letter))
				? new Disclosure("es-nie", "Spanish foreigner number", start, letter + 1, 0.95, 1) : null;
	}

	private static @Nullable Disclosure dni(CharSequence text, int start, int end, int level) {
		int letter = (Ascii.at(text, end) == '-') ? end + 1 : end;
		char check = Ascii.upper(Ascii.at(text, letter));
		if (!Ascii.isUpper(check) || !DigitRun.mayEnd(text, letter + 1)
				|| DNI_LETTERS.charAt(number(text, start, end) % 23) != check) {
			return null;
		}
		return named("es-dni", "Spanish identity number", text, start, letter + 1, DNI, 2, level);
	}

	private static boolean isNric(CharSequence text, int start) {
		int sum = digit(text, start + 1) * 2 + digit(text, start + 2) * 7 + digit(text, start + 3) * 6
				+ digit(text, start + 4) * 5 + digit(text, start + 5) * 4 + digit(text, start + 6) * 3
				+ digit(text, start + 7) * 2;
		char check = text.charAt(start + 8);
		return switch (text.charAt(start)) {
			case 'S' -> "JZIHGFEDCBA".charAt(sum % 11) == check;
			case 'T' -> "JZIHGFEDCBA".charAt((sum + 4) % 11) == check;
			case 'F' -> "XWUTRQPNMLK".charAt(sum % 11) == check;
			case 'G' -> "XWUTRQPNMLK".charAt((sum + 4) % 11) == check;
			case 'M' -> "KLJNPQRTUWX".charAt(10 - (sum + 3) % 11) == check;
			default -> false;
		};
	}

	private static boolean isTaiwanese(CharSequence text, int start) {
		int code = "ABCDEFGHJKLMNPQRSTUVXYWZIO".indexOf(text.charAt(start)) + 10;
		int sum = code / 10 + code % 10 * 9;
		for (int i = 1; i < 9; i++) {
			sum += digit(text, start + i) * (9 - i);
		}
		int kind = digit(text, start + 1);
		return (kind == 1 || kind == 2 || kind == 8 || kind == 9) && (sum + digit(text, start + 9)) % 10 == 0;
	}

	private static @Nullable Disclosure hkid(CharSequence text, int start, int letters) {
		int digits = start + letters;
		int end = digits + 9;
		if (Ascii.endOfDigits(text, digits, 7) != digits + 6 || Ascii.at(text, digits + 6) != '('
				|| Ascii.at(text, digits + 8) != ')') {
			return null;
		}
		int sum = ((letters == 2) ? Ascii.upper(text.charAt(start)) - 'A' + 10 : 36) * 9
				+ (Ascii.upper(text.charAt(digits - 1)) - 'A' + 10) * 8;
		for (int i = 0; i < 6; i++) {
			sum += digit(text, digits + i) * (7 - i);
		}
		char check = text.charAt(digits + 7);
		int value = (check == 'A') ? 10 : Ascii.isDigit(check) ? check - '0' : 99;
		return ((sum + value) % 11 == 0)
				? new Disclosure("hk-hkid", "Hong Kong identity card number", start, end, 0.95, 1) : null;
	}

	private static @Nullable Disclosure hetu(CharSequence text, int start, int end) {
		char century = Ascii.at(text, end);
		char check = Ascii.at(text, end + 4);
		if ("+-ABCDEFYXWVU".indexOf(century) < 0 || Ascii.endOfDigits(text, end + 1, 2) != end + 4
				|| !Ascii.isAlphanumeric(check) || !DigitRun.mayEnd(text, end + 5)) {
			return null;
		}
		int number = number(text, start, end) * 1000 + number(text, end + 1, end + 4);
		boolean valid = Checksums.isDay(number(text, start + 2, start + 4), number(text, start, start + 2))
				&& number % 1000 >= 2 && HETU_LETTERS.charAt(number % 31) == check;
		return valid ? new Disclosure("fi-hetu", "Finnish personal identity code", start, end + 5, 0.97, 1) : null;
	}

	private static @Nullable Disclosure rut(CharSequence text, int start, int level) {
		int number = 0;
		int digits = 0;
		int position = start;
		boolean dotted = false;
		for (; position < text.length() && position < start + 11; position++) {
			char c = text.charAt(position);
			if (Ascii.isDigit(c)) {
				number = number * 10 + c - '0';
				digits++;
			}
			else if (c == '.') {
				dotted = true;
			}
			else {
				break;
			}
		}
		if (digits < 7 || digits > 8 || Ascii.at(text, position) != '-' || position - start != digits + (dotted ? 2 : 0)
				|| !DigitRun.mayEnd(text, position + 2)) {
			return null;
		}
		int sum = 0;
		int weight = 2;
		for (int rest = number; rest > 0; rest /= 10) {
			sum += rest % 10 * weight;
			weight = (weight == 7) ? 2 : weight + 1;
		}
		char check = "0K987654321".charAt(sum % 11);
		if (Ascii.upper(Ascii.at(text, position + 1)) != check) {
			return null;
		}
		return dotted ? new Disclosure("cl-rut", "Chilean RUT", start, position + 2, 0.94, 1)
				: named("cl-rut", "Chilean RUT", text, start, position + 2, RUT, 3, level);
	}

	private static @Nullable Disclosure pps(CharSequence text, int start, int level) {
		int sum = 0;
		for (int i = 0; i < 7; i++) {
			sum += digit(text, start + i) * (8 - i);
		}
		char second = Ascii.at(text, start + 8);
		boolean two = Ascii.isUpper(second);
		sum += two ? (second - 'A' + 1) * 9 : 0;
		if ("WABCDEFGHIJKLMNOPQRSTUV".charAt(sum % 23) != text.charAt(start + 7)) {
			return null;
		}
		return named("ie-pps", "Irish PPS number", text, start, start + (two ? 9 : 8), PPS, 4, level);
	}

	private static @Nullable Disclosure chinese(CharSequence text, int start, int end) {
		byte[] digits = new byte[17];
		for (int i = 0; i < 17; i++) {
			digits[i] = (byte) digit(text, start + i);
		}
		return (DigitRun.mayEnd(text, end + 1) && NationalNumbers.isChinese(digits, 10))
				? new Disclosure("cn-resident-id", "Chinese resident identity number", start, end + 1, 0.97, 1) : null;
	}

	private static @Nullable Disclosure medicare(CharSequence text, int start, int level) {
		boolean dashes = Ascii.at(text, start + 4) == '-';
		int end = start + (dashes ? 13 : 11);
		String picture = dashes ? "9A#9-A#9-AA99" : "9A#9A#9AA99";
		if (end > text.length() || text.charAt(start) == '0') {
			return null;
		}
		for (int i = 0; i < picture.length(); i++) {
			char c = text.charAt(start + i);
			boolean letter = Ascii.isUpper(c) && "SLOIBZ".indexOf(c) < 0;
			boolean fits = switch (picture.charAt(i)) {
				case 'A' -> letter;
				case '9' -> Ascii.isDigit(c);
				case '#' -> letter || Ascii.isDigit(c);
				default -> c == '-';
			};
			if (!fits) {
				return null;
			}
		}
		return DigitRun.mayEnd(text, end) ? named("us-mbi", "US Medicare beneficiary identifier", text, start, end,
				MEDICARE, dashes ? 1 : 3, level) : null;
	}

}
