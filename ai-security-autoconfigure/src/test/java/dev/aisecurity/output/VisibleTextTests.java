package dev.aisecurity.output;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which invisible characters leave, and which writing needs.
 */
class VisibleTextTests {

	private static final Guarded NOBODY = Guarded.withDetectors(List.of());

	static List<List<String>> hidden() {
		return List.of(List.of("a\u200bb", "ab"), List.of("ghp\u200c_\u200dx", "ghp_x"), List.of("\ufefftext", "text"),
				List.of("co\u00adoperate", "cooperate"), List.of("a\u202eb\u202cc", "abc"),
				List.of("a\u2066b\u2069c", "abc"), List.of("a\ufff9b\ufffac\ufffb", "abc"),
				List.of("x\udb40\udc48\udb40\udc49y", "xy"), List.of("\u0000a\u0008\u001b[1mb\u007f", "a[1mb"),
				List.of("a\u0085b\u009bc", "abc"), List.of("a\u2060b\u2063c", "abc"), List.of("a\u3164b", "ab"),
				List.of("a\ufe00b", "ab"), List.of("a\udb40\udd00\udb40\udd01b", "ab"),
				List.of("\ud83d\ude00\ufe0f\ufe0f", "\ud83d\ude00\ufe0f"), List.of("a\ud83d", "a\ufffd"),
				List.of("\ude00b", "\ufffdb"), List.of("a\ud83d\ud83d\ude00", "a\ufffd\ud83d\ude00"),
				List.of("\ud83c\udff4\udb40\udc68\udb40\udc69\udb40\udc7f", "\ud83c\udff4"),
				List.of("1\ufe0f\u0007\ufe0f", "1\ufe0f"), List.of("a" + "\u200b".repeat(5000) + "b", "ab"));
	}

	@ParameterizedTest
	@MethodSource("hidden")
	void whenCharacterIsInvisibleThenItIsCutOut(List<String> texts) {
		assertThat(NOBODY.atOnce(texts.get(0))).isEqualTo(texts.get(1));
		assertThat(NOBODY.byCharacter(texts.get(0))).isEqualTo(texts.get(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain\ttext\r\n", "\u2764\ufe0f", "1\ufe0f\u20e3",
			"\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67", "\u2764\ufe0f\u200d\ud83d\udd25 \u2708\ufe0f",
			"\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
			"\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0915\u094d\u200d\u0937", "\u0e01\u200b\u0e02",
			"\u05d0\u200f!", "\u845b\udb40\udd00\u98fe", "\ud83c\udde9\ud83c\uddea", "e\u0301\u00e9 \u2028 \u00a0" })
	void whenWritingNeedsCharacterThenItStays(String text) {
		assertThat(NOBODY.atOnce(text)).isEqualTo(text);
		assertThat(NOBODY.byCharacter(text)).isEqualTo(text);
	}

}
