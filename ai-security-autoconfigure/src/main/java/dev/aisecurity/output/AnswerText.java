package dev.aisecurity.output;

/**
 * One text of an item of an answer.
 *
 * @param place where it stands, in words that never hold text of the model; texts that
 * follow one another in a stream have the same place
 * @param text the text, possibly empty
 * @param part how it belongs to what came before in the same place
 */
public record AnswerText(String place, String text, Part part) {

	/**
	 * Returns a text that is complete in itself, such as a name.
	 * @param place where it stands
	 * @param text the text
	 * @return the text
	 */
	public static AnswerText whole(String place, String text) {
		return new AnswerText(place, text, Part.WHOLE);
	}

	/**
	 * Returns a text that goes on where the one before ended.
	 * @param place where it stands
	 * @param text the next piece of the text
	 * @return the text
	 */
	public static AnswerText delta(String place, String text) {
		return new AnswerText(place, text, Part.DELTA);
	}

	/**
	 * Returns a text that ends what was said in a place so far, so that nothing of it is
	 * held back any longer.
	 * @param place where it stands
	 * @param text the last piece of the text, possibly empty
	 * @return the text
	 */
	public static AnswerText last(String place, String text) {
		return new AnswerText(place, text, Part.LAST);
	}

	/**
	 * Returns a description that leaves the text out.
	 * @return place, part and length
	 */
	@Override
	public String toString() {
		return "AnswerText[" + this.place + ", " + this.part + ", " + this.text.length() + " chars]";
	}

	/**
	 * How a text belongs to what came before in the same place.
	 */
	public enum Part {

		/** Not at all: it is complete. */
		WHOLE,

		/** It goes on. */
		DELTA,

		/** It goes on, and ends. */
		LAST

	}

}
