package dev.aisecurity.detect.disclosure;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * What a token must satisfy beyond its shape.
 */
enum TokenCheck {

	/** Nothing. */
	NONE {
		@Override
		double confidence(CharSequence text, int start, int end, double score) {
			return score;
		}
	},

	/** At least one digit, one letter that is not a digit. */
	MIXED {
		@Override
		double confidence(CharSequence text, int start, int end, double score) {
			boolean digit = false;
			boolean letter = false;
			for (int i = start; i < end; i++) {
				digit |= Ascii.isDigit(text.charAt(i));
				letter |= Ascii.isLetter(text.charAt(i));
			}
			return (digit && letter) ? score : 0;
		}
	},

	/**
	 * The last six characters are the CRC-32 of those after the prefix, in Base62. A
	 * token that fails cannot be used, but may be a mistyped one.
	 */
	CRC32_BASE62 {
		@Override
		double confidence(CharSequence text, int start, int end, double score) {
			int from = start;
			for (int i = start; i < end; i++) {
				from = (text.charAt(i) == '_') ? i + 1 : from;
			}
			CRC32 crc = new CRC32();
			for (int i = from; i < end - 6; i++) {
				crc.update(text.charAt(i));
			}
			long rest = crc.getValue();
			for (int i = end - 1; i >= end - 6; i--) {
				if (BASE62.charAt((int) (rest % 62)) != text.charAt(i)) {
					return Math.min(score, UNVERIFIED);
				}
				rest /= 62;
			}
			return 0.99;
		}
	},

	/** The first part is the header of a JSON Web Token. */
	JWT {
		@Override
		double confidence(CharSequence text, int start, int end, double score) {
			int dot = start;
			while (text.charAt(dot) != '.') {
				dot++;
			}
			String header = decode(Base64.getUrlDecoder(), text, start, dot);
			return (header.startsWith("{") && header.contains("\"alg\"")) ? score : 0;
		}
	},

	/** Base64 of a user name, a colon and a password. */
	BASIC {
		@Override
		double confidence(CharSequence text, int start, int end, double score) {
			String credentials = decode(Base64.getDecoder(), text, start, end);
			int colon = credentials.indexOf(':');
			for (int i = 0; i < credentials.length(); i++) {
				if (credentials.charAt(i) < ' ' || credentials.charAt(i) > '~') {
					return 0;
				}
			}
			return (colon >= 0 && colon < credentials.length() - 1) ? score : 0;
		}
	};

	private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	private static final double UNVERIFIED = 0.6;

	private static final int MAX_DECODED = 1024;

	/**
	 * Returns how sure it is that a token is what its format says.
	 * @param text the text
	 * @param start where the secret part starts
	 * @param end where it ends
	 * @param score what its shape alone is worth
	 * @return the score, or 0 if the token cannot be one
	 */
	abstract double confidence(CharSequence text, int start, int end, double score);

	private static String decode(Base64.Decoder decoder, CharSequence text, int start, int end) {
		if (end - start > MAX_DECODED) {
			return "";
		}
		try {
			return new String(decoder.decode(text.subSequence(start, end).toString()), StandardCharsets.ISO_8859_1);
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

}
