package dev.aisecurity.detect.disclosure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Addresses of crypto wallets with their checksums: Base58Check (Bitcoin, Litecoin,
 * Dogecoin, Dash, Zcash, Tron), Bech32 and Bech32m (BIP 173, BIP 350), Ethereum (EIP-55).
 */
final class CryptoAddresses {

	private static final String TYPE = "crypto-wallet";

	private static final String DESCRIPTION = "Address of a crypto wallet";

	private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

	private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

	private static final int[] GENERATOR = { 0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3 };

	private static final int ETHEREUM = 42;

	private static final int MIN_BASE58 = 26;

	private static final int MAX_BASE58 = 35;

	private static final int MAX_BECH32 = 90;

	private CryptoAddresses() {
	}

	/**
	 * Tells whether an address starts here.
	 * @param text the text
	 * @param start index of its first character, with no letter or digit before it
	 * @return the disclosure, or {@code null}
	 */
	static @Nullable Disclosure recognize(CharSequence text, int start) {
		int end = start;
		int bound = Math.min(text.length(), start + MAX_BECH32 + 1);
		while (end < bound && Ascii.isAlphanumeric(text.charAt(end))) {
			end++;
		}
		int length = end - start;
		boolean found;
		if (length == ETHEREUM && text.charAt(start) == '0' && text.charAt(start + 1) == 'x') {
			found = isEthereum(text, start + 2);
		}
		else if (Ascii.hasWord(text, start, "bc1") || Ascii.hasWord(text, start, "tb1")
				|| Ascii.hasWord(text, start, "ltc1")) {
			found = length >= 14 && length <= MAX_BECH32 && isBech32(text, start, end);
		}
		else {
			found = length >= MIN_BASE58 && length <= MAX_BASE58 && isVersion(text.charAt(start))
					&& isBase58(text, start, end);
		}
		return found ? new Disclosure(TYPE, DESCRIPTION, start, end, 0.97, 1) : null;
	}

	private static boolean isVersion(char c) {
		return "123LMDXtT9Amn".indexOf(c) >= 0;
	}

	private static boolean isBase58(CharSequence text, int start, int end) {
		byte[] decoded = new byte[25];
		for (int i = start; i < end; i++) {
			int carry = BASE58.indexOf(text.charAt(i));
			if (carry < 0) {
				return false;
			}
			for (int j = decoded.length - 1; j >= 0; j--) {
				carry += 58 * (decoded[j] & 0xff);
				decoded[j] = (byte) carry;
				carry >>>= 8;
			}
			if (carry != 0) {
				return false;
			}
		}
		byte[] hash = sha256(sha256(Arrays.copyOf(decoded, 21)));
		return Arrays.equals(hash, 0, 4, decoded, 21, 25);
	}

	private static byte[] sha256(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean isBech32(CharSequence text, int start, int end) {
		boolean upper = Ascii.isUpper(text.charAt(start));
		int separator = start;
		while (text.charAt(separator) != '1') {
			separator++;
		}
		int check = 1;
		for (int i = start; i < separator; i++) {
			check = step(check, Ascii.lower(text.charAt(i)) >> 5);
		}
		check = step(check, 0);
		for (int i = start; i < separator; i++) {
			check = step(check, Ascii.lower(text.charAt(i)) & 31);
		}
		for (int i = separator + 1; i < end; i++) {
			char c = text.charAt(i);
			int value = BECH32.indexOf(Ascii.lower(c));
			if (value < 0 || (Ascii.isLetter(c) && Ascii.isUpper(c) != upper)) {
				return false;
			}
			check = step(check, value);
		}
		return check == 1 || check == 0x2bc830a3;
	}

	private static int step(int check, int value) {
		int top = check >>> 25;
		int next = (check & 0x1ffffff) << 5 ^ value;
		for (int i = 0; i < GENERATOR.length; i++) {
			if ((top >>> i & 1) != 0) {
				next ^= GENERATOR[i];
			}
		}
		return next;
	}

	private static boolean isEthereum(CharSequence text, int start) {
		StringBuilder lower = new StringBuilder(40);
		boolean lowers = false;
		boolean uppers = false;
		int zeros = 0;
		for (int i = start; i < start + 40; i++) {
			char c = text.charAt(i);
			if (!Ascii.isHex(c)) {
				return false;
			}
			zeros += (c == '0') ? 1 : 0;
			lowers |= c >= 'a';
			uppers |= Ascii.isUpper(c);
			lower.append(Ascii.lower(c));
		}
		if (zeros > 30) {
			return false;
		}
		if (!lowers || !uppers) {
			return lowers || uppers;
		}
		byte[] hash = Keccak.digest(lower.toString().getBytes(StandardCharsets.US_ASCII));
		for (int i = 0; i < 40; i++) {
			char c = text.charAt(start + i);
			int nibble = hash[i / 2] >>> ((i % 2 == 0) ? 4 : 0) & 0xf;
			if (Ascii.isLetter(c) && Ascii.isUpper(c) != nibble > 7) {
				return false;
			}
		}
		return true;
	}

}
