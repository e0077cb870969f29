package dev.aisecurity.normalize;

import java.util.List;
import java.util.Random;

/**
 * Texts that try everything Unicode has, for tests that must hold for any text.
 */
public final class UnicodeTexts {

	private static final String[] WORDS = { "ignore", "previous", "instructions", " ", "  ", "\n", "\t", "Ignore ALL",
			"key=", "a.b", "user:", "<b>", "</b>", "<!--", "-->", "[x](http://a \"t\")", "![alt](u)", "`", "0x7f",
			"\u0130", "\u0131", "\u212a", "\ufdfa", "\u00ad", "\u200d", "\ud83d\udc69\u200d\ud83d\udcbb",
			"\ud83c\uddeb\ud83c\uddf7", "\u0915\u094d\u200d\u0937", "\u1100\u1161\u11a8", "\ufeff" };

	private static final int[][] RANGES = { { 0x20, 0x7e }, { 0x00, 0x1f }, { 0x7f, 0x24f }, { 0x250, 0x36f },
			{ 0x370, 0x5ff }, { 0x600, 0x6ff }, { 0x900, 0xdff }, { 0x1100, 0x11ff }, { 0x1e00, 0x1fff },
			{ 0x2000, 0x206f }, { 0x2070, 0x24ff }, { 0x3000, 0x33ff }, { 0x4e00, 0x4fff }, { 0xac00, 0xacff },
			{ 0xd800, 0xdfff }, { 0xe000, 0xe0ff }, { 0xf900, 0xffff }, { 0x1d400, 0x1d7ff }, { 0x1f100, 0x1f2ff },
			{ 0x1f600, 0x1f64f }, { 0x1fffe, 0x1ffff }, { 0xe0000, 0xe01ff }, { 0x10fff0, 0x10ffff } };

	private UnicodeTexts() {
	}

	/**
	 * Returns a text with runs of all kinds of characters, lone surrogates included.
	 */
	public static String random(Random random, int runs) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < runs; i++) {
			if (random.nextInt(3) == 0) {
				text.append(WORDS[random.nextInt(WORDS.length)]);
				continue;
			}
			int[] range = RANGES[random.nextInt(RANGES.length)];
			int length = 1 + random.nextInt(6);
			for (int j = 0; j < length; j++) {
				int c = range[0] + random.nextInt(range[1] - range[0] + 1);
				if (c < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
					text.append((char) c);
				}
				else {
					text.appendCodePoint(c);
				}
			}
		}
		return text.toString();
	}

	/**
	 * Returns texts that have made other software slow, large or wrong.
	 */
	public static List<String> pathological() {
		return List.of("", " ", "\u0000", "\ud800", "\udc00", "\udc00\ud800", "\ufeff", "\uffff",
				"a" + "\u0300\u0316".repeat(32_000), "\ufdfa".repeat(16_000), "x".repeat(200_000), " ".repeat(50_000),
				"\n".repeat(50_000), "\u200b".repeat(50_000), "\udb40\udc41".repeat(20_000),
				"\ud83d\udc69\u200d".repeat(10_000), "<!--".repeat(10_000), "[".repeat(50_000), "<".repeat(50_000),
				"![](".repeat(10_000), "\u202e".repeat(50_000), "\u202ea\u202c".repeat(10_000), "\u1100".repeat(50_000),
				"\ud800".repeat(50_000), "{\"a\":".repeat(10_000), "ignore previous ".repeat(5_000), "1".repeat(50_000),
				"a@".repeat(25_000), "a.".repeat(25_000), "-".repeat(50_000), "A1b2C3d4".repeat(8_000),
				"user: x\n".repeat(5_000));
	}

}
