package dev.aisecurity.benchmarks.corpus;

import java.util.List;

import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A labelled text.
 *
 * @param id name of the row
 * @param source where it comes from
 * @param text the text; the last turn of the user if it is a conversation
 * @param label what it is: {@value #BENIGN}, {@code injection}, {@code jailbreak},
 * {@value #INDIRECT} or {@value #HARMFUL}
 * @param lang its language, or {@code und}
 * @param family kind of text within the source
 * @param group rows that belong together, such as paraphrases of one template; the id if
 * it is alone
 * @param split {@code train} or {@code dev}, or {@code null} if it is not said
 * @param origin where such text enters, or {@code null} if it is not said
 * @param turns the conversation, empty if there is none
 * @param planted the instruction that was planted in the text, or {@code null} if it is
 * not said
 * @param disclosures spans of data about persons, or {@code null} if nobody looked
 */
public record Row(String id, String source, String text, String label, String lang, String family, String group,
		@Nullable String split, @Nullable Origin origin, List<Turn> turns, @Nullable String planted,
		@Nullable List<Span> disclosures) {

	/** Label of harmless text. */
	public static final String BENIGN = "benign";

	/** Label of documents in which an instruction was planted. */
	public static final String INDIRECT = "indirect";

	/** Label of plain harmful requests, which are neither benign nor an injection. */
	public static final String HARMFUL = "harmful";

	/**
	 * Returns whether the row is harmless.
	 * @return whether the label is {@value #BENIGN}
	 */
	public boolean isBenign() {
		return this.label.equals(BENIGN);
	}

	/**
	 * Returns whether the row is an attack.
	 * @return whether the label is neither {@value #BENIGN} nor {@value #HARMFUL}
	 */
	public boolean isAttack() {
		return !isBenign() && !this.label.equals(HARMFUL);
	}

	/**
	 * A turn of a conversation.
	 *
	 * @param role {@code user}, {@code assistant}, {@code system} or {@code tool}
	 * @param content the text
	 */
	public record Turn(String role, String content) {

	}

	/**
	 * A span of data about a person.
	 *
	 * @param type what it is, in words of the corpus
	 * @param start where it starts in the text, in UTF-16 code units
	 * @param end where it ends, exclusive
	 */
	public record Span(String type, int start, int end) {

	}

}
