package dev.aisecurity.detect.disclosure;

import java.time.DateTimeException;
import java.time.YearMonth;

/**
 * Check digits and dates inside numbers, over arrays that hold one decimal digit each.
 */
final class Checksums {

	private static final byte[][] DIHEDRAL = { { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }, { 1, 2, 3, 4, 0, 6, 7, 8, 9, 5 },
			{ 2, 3, 4, 0, 1, 7, 8, 9, 5, 6 }, { 3, 4, 0, 1, 2, 8, 9, 5, 6, 7 }, { 4, 0, 1, 2, 3, 9, 5, 6, 7, 8 },
			{ 5, 9, 8, 7, 6, 0, 4, 3, 2, 1 }, { 6, 5, 9, 8, 7, 1, 0, 4, 3, 2 }, { 7, 6, 5, 9, 8, 2, 1, 0, 4, 3 },
			{ 8, 7, 6, 5, 9, 3, 2, 1, 0, 4 }, { 9, 8, 7, 6, 5, 4, 3, 2, 1, 0 } };

	private static final byte[][] PERMUTATION = { { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }, { 1, 5, 7, 6, 2, 8, 3, 0, 9, 4 },
			{ 5, 8, 0, 3, 7, 9, 6, 1, 4, 2 }, { 8, 9, 1, 6, 0, 4, 3, 5, 2, 7 }, { 9, 4, 5, 3, 1, 2, 6, 8, 7, 0 },
			{ 4, 2, 8, 6, 5, 7, 3, 9, 0, 1 }, { 2, 7, 9, 3, 8, 0, 6, 4, 1, 5 }, { 7, 0, 4, 6, 9, 1, 3, 2, 5, 8 } };

	private Checksums() {
	}

	// Luhn: every second digit from the right counts double.
	static boolean luhn(byte[] digits, int from, int to) {
		int sum = 0;
		boolean twice = false;
		for (int i = to - 1; i >= from; i--) {
			int digit = twice ? digits[i] * 2 : digits[i];
			sum += (digit > 9) ? digit - 9 : digit;
			twice = !twice;
		}
		return sum % 10 == 0;
	}

	// Verhoeff: catches every single error and every swap of neighbours.
	static boolean verhoeff(byte[] digits, int length) {
		int check = 0;
		for (int i = 0; i < length; i++) {
			check = DIHEDRAL[check][PERMUTATION[i % 8][digits[length - 1 - i]]];
		}
		return check == 0;
	}

	// ISO 7064, MOD 11,10.
	static boolean hybrid(byte[] digits, int length) {
		int product = 10;
		for (int i = 0; i < length - 1; i++) {
			int sum = (product + digits[i]) % 10;
			product = ((sum == 0) ? 10 : sum) * 2 % 11;
		}
		return (11 - product) % 10 == digits[length - 1];
	}

	// Sum of the first digits, each times its weight.
	static int weighted(byte[] digits, int... weights) {
		int sum = 0;
		for (int i = 0; i < weights.length; i++) {
			sum += digits[i] * weights[i];
		}
		return sum;
	}

	// The number that some of the digits spell.
	static long number(byte[] digits, int from, int to) {
		long number = 0;
		for (int i = from; i < to; i++) {
			number = number * 10 + digits[i];
		}
		return number;
	}

	static int two(byte[] digits, int from) {
		return digits[from] * 10 + digits[from + 1];
	}

	static boolean allEqual(byte[] digits, int length) {
		for (int i = 1; i < length; i++) {
			if (digits[i] != digits[0]) {
				return false;
			}
		}
		return true;
	}

	// Whether there is such a day in some year.
	static boolean isDay(int month, int day) {
		return month >= 1 && month <= 12 && day >= 1
				&& day <= ((month == 2) ? 29 : (month == 4 || month == 6 || month == 9 || month == 11) ? 30 : 31);
	}

	// Whether there is such a day in that year.
	static boolean isDate(int year, int month, int day) {
		if (!isDay(month, day) || year < 1) {
			return false;
		}
		try {
			return YearMonth.of(year, month).isValidDay(day);
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

}
