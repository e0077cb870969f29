package dev.aisecurity.detect.leakage;

/**
 * Codes of ASCII characters.
 */
final class Codes {

	private Codes() {
	}

	/**
	 * Returns the letter or digit of a code.
	 * @param code any number
	 * @return the lower-case letter or the digit, 0 if the code is of none
	 */
	static char plain(int code) {
		if ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9')) {
			return (char) code;
		}
		return (code >= 'A' && code <= 'Z') ? (char) (code + 32) : 0;
	}

}
