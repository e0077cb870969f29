package dev.aisecurity.springai;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import dev.aisecurity.output.AnswerText;
import org.jspecify.annotations.Nullable;

/**
 * Visits the texts of an answer, always in the same order: to read them, or to put others
 * in their stead.
 */
final class TextVisitor {

	private final List<AnswerText> texts = new ArrayList<>(4);

	private final @Nullable Iterator<String> replacements;

	private TextVisitor(@Nullable Iterator<String> replacements) {
		this.replacements = replacements;
	}

	/**
	 * Returns a visitor that reads.
	 * @return a new visitor
	 */
	static TextVisitor reading() {
		return new TextVisitor(null);
	}

	/**
	 * Returns a visitor that replaces.
	 * @param texts what stands there instead, in the order of visits
	 * @return a new visitor
	 */
	static TextVisitor replacing(List<String> texts) {
		return new TextVisitor(texts.iterator());
	}

	/**
	 * Visits a text.
	 * @param text the text
	 * @return what stands there instead
	 */
	String visit(AnswerText text) {
		if (this.replacements != null) {
			return this.replacements.next();
		}
		this.texts.add(text);
		return text.text();
	}

	/**
	 * Returns whether this visitor replaces.
	 * @return whether what was visited has to be rebuilt
	 */
	boolean isReplacing() {
		return this.replacements != null;
	}

	/**
	 * Returns what was read.
	 * @return the texts in the order of visits
	 */
	List<AnswerText> texts() {
		return this.texts;
	}

}
