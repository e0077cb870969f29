package dev.aisecurity.detect.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * International bank account numbers: a country with its length, and ISO 7064 MOD 97-10.
 */
final class Ibans {

	private static final String LENGTHS = "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18"
			+ "DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20"
			+ "LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24"
			+ "RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

	private static final byte[] LENGTH_OF = lengths();

	private Ibans() {
	}

	private static byte[] lengths() {
		byte[] lengths = new byte[26 * 26];
		for (int i = 0; i < LENGTHS.length(); i += 4) {
			lengths[country(LENGTHS.charAt(i), LENGTHS.charAt(i + 1))] = Byte
				.parseByte(LENGTHS.substring(i + 2, i + 4));
		}
		return lengths;
	}

	private static int country(char first, char second) {
		return (Ascii.upper(first) - 'A') * 26 + Ascii.upper(second) - 'A';
	}

	// Returns how many letters and digits the numbers of a country have, or 0 if two
	// characters name none.
	static int length(char first, char second) {
		return (Ascii.isLetter(first) && Ascii.isLetter(second)) ? LENGTH_OF[country(first, second)] : 0;
	}

	/**
	 * Tells whether an IBAN starts with two letters.
	 * @param text the text
	 * @param start index of the first of two ASCII letters
	 * @return the disclosure, or {@code null}
	 */
	static @Nullable Disclosure recognize(CharSequence text, int start) {
		int length = LENGTH_OF[country(text.charAt(start), text.charAt(start + 1))];
		if (length == 0 || !Ascii.isDigit(Ascii.at(text, start + 3))) {
			return null;
		}
		int taken = 0;
		int body = 0;
		int position = start;
		while (taken < length) {
			char c = Ascii.at(text, position);
			if (Ascii.isAlphanumeric(c)) {
				if (taken++ >= 4) {
					body = append(body, c);
				}
			}
			else if (!isSeparator(c) || isSeparator(Ascii.at(text, position - 1))) {
				return null;
			}
			position++;
		}
		if (Ascii.isAlphanumeric(Ascii.at(text, position)) || join(body, text, start) != 1) {
			return null;
		}
		return new Disclosure("iban", "International bank account number", start, position, 0.98, 1);
	}

	private static int append(int remainder, char c) {
		return Ascii.isDigit(c) ? (remainder * 10 + c - '0') % 97 : (remainder * 100 + Ascii.upper(c) - 'A' + 10) % 97;
	}

	private static int join(int body, CharSequence text, int start) {
		int remainder = body;
		int taken = 0;
		for (int i = start; taken < 4; i++) {
			char c = text.charAt(i);
			if (Ascii.isAlphanumeric(c)) {
				remainder = append(remainder, c);
				taken++;
			}
		}
		return remainder;
	}

	// Returns whether a character may stand between two others of a number.
	static boolean isSeparator(char c) {
		return c == ' ' || c == '-' || c == '\u00a0' || c == '\u202f';
	}

}
