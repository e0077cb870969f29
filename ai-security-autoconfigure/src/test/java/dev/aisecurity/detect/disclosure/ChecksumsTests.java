package dev.aisecurity.detect.disclosure;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ChecksumsTests {

	@Test
	void whenLuhnHoldsThenSingleErrorIsNoticed() {
		assertThat(Checksums.luhn(digits("79927398713"), 0, 11)).isTrue();
		assertThat(Checksums.luhn(digits("79927398714"), 0, 11)).isFalse();
	}

	@Test
	void whenVerhoeffHoldsThenSwapIsNoticed() {
		assertThat(Checksums.verhoeff(digits("2363"), 4)).isTrue();
		assertThat(Checksums.verhoeff(digits("3263"), 4)).isFalse();
	}

	@Test
	void whenHybridSystemHoldsThenSingleErrorIsNoticed() {
		assertThat(Checksums.hybrid(digits("86095742719"), 11)).isTrue();
		assertThat(Checksums.hybrid(digits("86095742718"), 11)).isFalse();
	}

	@Test
	void whenDayDoesNotExistThenIsNoDate() {
		assertThat(Checksums.isDate(2024, 2, 29)).isTrue();
		assertThat(Checksums.isDate(2023, 2, 29)).isFalse();
		assertThat(Checksums.isDay(2, 29)).isTrue();
		assertThat(Checksums.isDay(4, 31)).isFalse();
		assertThat(Checksums.isDay(13, 1)).isFalse();
	}

	@Test
	void whenMessageIsShortThenKeccakAgreesWithPublishedDigests() {
		assertThat(keccak("")).isEqualTo("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
		assertThat(keccak("abc")).isEqualTo("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
	}

	@Test
	void whenCharactersAreEquallyFrequentThenEntropyIsTheLogarithmOfTheirNumber() {
		assertThat(Entropy.of("aaaa", 0, 4)).isEqualTo(0);
		assertThat(Entropy.of("abcdabcd", 0, 8)).isCloseTo(2, within(1e-9));
		assertThat(Entropy.of("xxabxx", 2, 4)).isCloseTo(1, within(1e-9));
	}

	private static String keccak(String message) {
		return HexFormat.of().formatHex(Keccak.digest(message.getBytes(StandardCharsets.US_ASCII)));
	}

	private static byte[] digits(String number) {
		byte[] digits = new byte[number.length()];
		for (int i = 0; i < digits.length; i++) {
			digits[i] = (byte) (number.charAt(i) - '0');
		}
		return digits;
	}

}
