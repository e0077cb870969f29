package dev.aisecurity.detect.disclosure;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cost is counted in characters looked at, so that it does not depend on the machine.
 */
class DisclosureCostTests {

	private static final int LENGTH = 20_000;

	private static final int MOST_PER_CHARACTER = 400;

	private static final List<String> FLOODS = List.of("@", "a@", "@a.", "a.a.", "a@a.a", "1", "1 ", "12-", "1.",
			"1.1.1.1.", "+1", "+", "(1", "(1)", ":", "a:", "1:", "::", "ab:", "ab-", "=", "a=", "a1=", "a1=b2", ":\"",
			"=\"", "=\"=", "password=", "password: a1", ">", ">a1", " is ", ",\"", "-", "--", "-----BEGIN ",
			"-----BEGIN PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----AAAA", "eyJ", "eyJ-", "eyJ.",
			"eyJaaaaaaaaaaaaaa.", "ghp_", "sk-", "sk-ant-api03-", "Bearer ", "Bearer a.", "Basic ", "://", "a://",
			"a://b:c", "a://b:c@", ":A", "1:A", "~", "Q~", "|", ".atlasv1.", "_mmk", "-us", "\\n", "\\", "DE89",
			"DE89 ", "bc1q", "0x", "1A1z", "AB 12 ", "born 1 ", "jan 1 ", "01/01/", "call 1", "passport 1",
			"card 4111 ", "4111 1111 1111 1111 1", "\u00e9", "\u65e5", " ");

	private final PersonalDataDetector personalData = new PersonalDataDetector();

	private final SecretDetector secrets = new SecretDetector();

	@Test
	void whenTextIsAFloodThenEachCharacterIsLookedAtABoundedNumberOfTimes() {
		for (String flood : FLOODS) {
			assertThat(cost(flood, LENGTH)).as(flood).isLessThan((long) MOST_PER_CHARACTER * LENGTH);
		}
	}

	@Test
	void whenFloodIsTwiceAsLongThenItCostsTwiceAsMuch() {
		for (String flood : FLOODS) {
			double growth = (double) cost(flood, 2 * LENGTH) / cost(flood, LENGTH);
			assertThat(growth).as(flood).isLessThan(2.2);
		}
	}

	private long cost(String flood, int length) {
		CountingText text = new CountingText(flood.repeat(length / flood.length() + 1).substring(0, length));
		scan(text);
		return text.count;
	}

	private void scan(CharSequence text) {
		Disclosure disclosure = this.personalData.next(text, 0, 4);
		while (disclosure != null) {
			disclosure = this.personalData.next(text, disclosure.end(), 4);
		}
		disclosure = this.secrets.next(text, 0, 4);
		while (disclosure != null) {
			disclosure = this.secrets.next(text, disclosure.end(), 4);
		}
	}

	/**
	 * Counts how often its characters are looked at.
	 */
	private static final class CountingText implements CharSequence {

		private final String text;

		private long count;

		CountingText(String text) {
			this.text = text;
		}

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public char charAt(int index) {
			this.count++;
			return this.text.charAt(index);
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			this.count += end - start;
			return this.text.substring(start, end);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
