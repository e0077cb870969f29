package dev.aisecurity.detect.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * Payment card numbers: a known issuer range, a length and a layout of that network, and
 * a Luhn check digit. Ranges that other numbers fall into easily need a word near them.
 */
final class PaymentCards {

	private static final String TYPE = "payment-card";

	private static final String DESCRIPTION = "Payment card number";

	private static final ContextWords CONTEXT = ContextWords.of("card", "credit", "debit", "visa", "mastercard",
			"master card", "amex", "american express", "maestro", "diners", "discover", "jcb", "unionpay", "rupay",
			"cc", "pan", "kreditkarte", "karte", "kartennummer", "carte", "tarjeta", "cart\u00e3o", "carta", "cartao",
			"kort", "karta", "\u5361", "\u30ab\u30fc\u30c9", "\u043a\u0430\u0440\u0442\u0430",
			"\u043a\u0430\u0440\u0442\u044b");

	private static final long[] LAYOUTS = { DigitRun.layout("4 4 4 4"), DigitRun.layout("4-4-4-4"),
			DigitRun.layout("4.4.4.4"), DigitRun.layout("4 6 5"), DigitRun.layout("4-6-5"), DigitRun.layout("4 6 4"),
			DigitRun.layout("4-6-4"), DigitRun.layout("4 4 4 2"), DigitRun.layout("4 4 4 3"),
			DigitRun.layout("4 4 4 4 3"), DigitRun.layout("4-4-4-4-3"), DigitRun.layout("4 4 4 1"),
			DigitRun.layout("4 4 5") };

	private PaymentCards() {
	}

	/**
	 * Tells whether a prefix of a run is a card number.
	 * @param text the text
	 * @param run the digits
	 * @param groups how many groups of the run to take
	 * @param level the detection level
	 * @return the disclosure, or {@code null}
	 */
	static @Nullable Disclosure recognize(CharSequence text, DigitRun run, int groups, int level) {
		int count = run.count(groups);
		if (count < 12 || (groups > 1 && !isLayout(run.layout(groups)))) {
			return null;
		}
		int issuer = issuer(run.digits(), count);
		if (issuer == 0 || !Checksums.luhn(run.digits(), 0, count)) {
			return null;
		}
		int end = run.end(groups);
		if (CONTEXT.distance(text, run.start(), end) != ContextWords.NONE) {
			return new Disclosure(TYPE, DESCRIPTION, run.start(), end, 0.98, 1);
		}
		int found = (groups == 1) ? issuer : 1;
		double score = (found > 1) ? 0.6 : (groups == 1) ? 0.9 : 0.95;
		return (found <= level) ? new Disclosure(TYPE, DESCRIPTION, run.start(), end, score, found) : null;
	}

	private static boolean isLayout(long layout) {
		for (long each : LAYOUTS) {
			if (each == layout) {
				return true;
			}
		}
		return false;
	}

	// Returns the level of a bare number of that issuer, or 0 if there is no such issuer.
	private static int issuer(byte[] d, int count) {
		int two = Checksums.two(d, 0);
		int four = (int) Checksums.number(d, 0, 4);
		if (d[0] == 4) {
			return (count == 16) ? 1 : (count == 13 || count == 19) ? 2 : 0;
		}
		if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) {
			return (count == 16) ? 1 : 0;
		}
		if (two == 34 || two == 37) {
			return (count == 15) ? 1 : 0;
		}
		if (four == 6011 || two == 65 || (four >= 6440 && four <= 6499)) {
			return (count == 16) ? 1 : 0;
		}
		if ((four >= 3000 && four <= 3059) || four == 3095 || two == 36 || two == 38 || two == 39) {
			return (count == 14) ? 1 : (count >= 16) ? 2 : 0;
		}
		if (four >= 3528 && four <= 3589) {
			return (count == 16) ? 1 : (count > 16) ? 2 : 0;
		}
		return lessKnown(d, two, four, count);
	}

	private static int lessKnown(byte[] d, int two, int four, int count) {
		if (four == 2131 || four == 1800) {
			return (count == 15) ? 2 : 0;
		}
		if (two == 35) {
			return (count >= 16) ? 2 : 0;
		}
		if (four == 5018 || four == 5020 || four == 5038 || four == 5893 || four == 6304
				|| (four >= 6759 && four <= 6763) || (two >= 56 && two <= 58) || four == 604 || four == 6390) {
			return 2;
		}
		if (two == 62) {
			return (count >= 16) ? 2 : 0;
		}
		boolean domestic = (four >= 2200 && four <= 2204) || two == 60 || two == 81 || two == 82
				|| Checksums.number(d, 0, 3) == 508;
		return (domestic && count == 16) ? 2 : 0;
	}

}
