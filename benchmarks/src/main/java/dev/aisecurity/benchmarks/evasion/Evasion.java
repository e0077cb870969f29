package dev.aisecurity.benchmarks.evasion;

import java.util.Random;

/**
 * A way to write a text so that a guard may not recognise it while a model does.
 *
 * @param name its name
 * @param kind what it does
 * @param keepsCode whether a text in Base64 can still be decoded after it, so that it
 * makes sense on top of an encoding
 * @param writing how it is done
 */
public record Evasion(String name, Kind kind, boolean keepsCode, Writing writing) {

	/**
	 * Writes a text in disguise, always in the same way.
	 * @param text the text
	 * @return the text in disguise
	 */
	public String write(String text) {
		return this.writing.write(text, new Random(31L * this.name.hashCode() + text.hashCode()));
	}

	/**
	 * Returns whether this makes sense on top of another.
	 * @param inner the other
	 * @return whether what the other wrote is still readable
	 */
	public boolean goesOver(Evasion inner) {
		return !inner.equals(this) && (inner.kind != Kind.ENCODING || this.keepsCode);
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * What an evasion does.
	 */
	public enum Kind {

		/** Letters of other shapes. */
		LETTERS,

		/** Invisible characters. */
		INVISIBLE,

		/** Letters and words further apart or closer together. */
		SPACING,

		/** Other spelling. */
		SPELLING,

		/** Letters in another order, or other letters for letters. */
		CIPHER,

		/** Codes for characters. */
		ENCODING,

		/** Markup and wrapping. */
		MARKUP

	}

	/**
	 * How a text is written.
	 */
	@FunctionalInterface
	public interface Writing {

		/**
		 * Writes a text in disguise.
		 * @param text the text
		 * @param random what choices are made with
		 * @return the text in disguise
		 */
		String write(String text, Random random);

	}

}
