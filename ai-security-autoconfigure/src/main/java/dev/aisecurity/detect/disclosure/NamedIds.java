package dev.aisecurity.detect.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * Identifiers without a form of their own that a word before them names: passports,
 * driving licences, bank accounts.
 */
final class NamedIds {

	private static final int NEAR = 32;

	private static final int MAX_LENGTH = 20;

	private static final ContextWords PASSPORT = ContextWords.of("passport", "reisepass", "reisepassnummer",
			"passeport", "pasaporte", "passaporto", "passaporte", "paspoort", "\u62a4\u7167",
			"\u0437\u0430\u0433\u0440\u0430\u043d\u043f\u0430\u0441\u043f\u043e\u0440\u0442");

	private static final ContextWords LICENCE = ContextWords.of("driver's license", "drivers license", "driver license",
			"driver\u2019s license", "driving licence", "driving license", "driver's licence", "license number",
			"licence number", "f\u00fchrerschein", "f\u00fchrerscheinnummer", "permis de conduire",
			"permiso de conducir", "dl number", "dl no");

	private static final ContextWords ACCOUNT = ContextWords.of("account number", "account no", "bank account", "acct",
			"checking account", "savings account", "kontonummer", "num\u00e9ro de compte", "n\u00famero de cuenta",
			"routing number");

	private NamedIds() {
	}

	/**
	 * Tells whether such an identifier starts here.
	 * @param text the text
	 * @param start index of its first letter or digit
	 * @param level the detection level
	 * @return the disclosure, or {@code null}
	 */
	static @Nullable Disclosure recognize(CharSequence text, int start, int level) {
		int bound = Math.min(text.length(), start + MAX_LENGTH + 1);
		int end = start;
		int digits = 0;
		int dashes = 0;
		for (; end < bound; end++) {
			char c = text.charAt(end);
			if (Ascii.isDigit(c)) {
				digits++;
			}
			else if (c == '-' && Ascii.isAlphanumeric(Ascii.at(text, end + 1))) {
				dashes++;
			}
			else if (!Ascii.isUpper(c)) {
				break;
			}
		}
		int length = end - start;
		if (digits < 5 || length > MAX_LENGTH || !DigitRun.mayEnd(text, end)) {
			return null;
		}
		if (dashes == 0 && length >= 6 && length <= 9
				&& PASSPORT.distanceBefore(text, start, NEAR) != ContextWords.NONE) {
			return new Disclosure("passport", "Passport number", start, end, 0.75, 1);
		}
		if (LICENCE.distanceBefore(text, start, NEAR) != ContextWords.NONE) {
			return new Disclosure("driving-licence", "Driving licence number", start, end, 0.7, 1);
		}
		if (level > 1 && dashes == 0 && digits == length && length >= 6 && length <= 17
				&& ACCOUNT.distanceBefore(text, start, NEAR) != ContextWords.NONE) {
			return new Disclosure("bank-account", "Bank account number", start, end, 0.6, 2);
		}
		return null;
	}

}
