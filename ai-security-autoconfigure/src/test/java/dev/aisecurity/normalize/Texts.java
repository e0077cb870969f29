package dev.aisecurity.normalize;

import dev.aisecurity.detect.injection.RulePack;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;

/**
 * Normalizes texts as the engine does and writes texts in the ways that attackers do.
 */
final class Texts {

	private static final Normalizer NORMALIZER = DefaultNormalizer.standard(Vocabulary.of(RulePack.builtIn().words()));

	private Texts() {
	}

	static NormalizedText normalize(String text) {
		return NORMALIZER.normalize(new Segment(text, Origin.USER, "body"), ScanBudget.generous());
	}

	static String canonical(String text) {
		return normalize(text).canonical().text();
	}

	/**
	 * Returns the text of a view, or an empty text if the text has no such view.
	 */
	static String view(String name, String text) {
		for (TextView view : normalize(text).views()) {
			if (view.name().equals(name)) {
				return view.text();
			}
		}
		return "";
	}

	static String tags(String text) {
		StringBuilder hidden = new StringBuilder();
		text.chars().forEach((c) -> hidden.appendCodePoint(0xE0000 + c));
		return hidden.toString();
	}

	static String selectors(byte[] bytes) {
		StringBuilder hidden = new StringBuilder();
		for (byte b : bytes) {
			int value = b & 0xFF;
			hidden.appendCodePoint((value < 16) ? 0xFE00 + value : 0xE0100 + value - 16);
		}
		return hidden.toString();
	}

	static String bits(String text, int width, char zero, char one) {
		StringBuilder hidden = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			for (int bit = width - 1; bit >= 0; bit--) {
				hidden.append(((text.charAt(i) >> bit & 1) == 0) ? zero : one);
			}
		}
		return hidden.toString();
	}

	/**
	 * Writes small letters with the letters of another alphabet.
	 */
	static String shifted(String text, int a) {
		StringBuilder shifted = new StringBuilder();
		text.chars().forEach((c) -> shifted.appendCodePoint((c >= 'a' && c <= 'z') ? a + c - 'a' : c));
		return shifted.toString();
	}

}
