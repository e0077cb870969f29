package dev.aisecurity.benchmarks.corpus;

import java.util.Locale;
import java.util.Set;

import dev.aisecurity.interaction.Origin;

/**
 * Who wrote the text of a row: what the row says or, failing that, what follows from its
 * label and family. Text of attacks that are not {@value Row#INDIRECT} is the user's.
 */
public final class Provenance {

	private static final Set<String> DOCUMENTS = Set.of("document", "documents", "doc", "docs", "page", "webpage",
			"paragraph", "passage", "context", "article", "email", "mail", "table", "whois", "report", "excerpt",
			"chunk", "readme", "file", "record", "news");

	private static final Set<String> ANSWERS = Set.of("output", "outputs", "result", "results", "response",
			"responses");

	private Provenance() {
	}

	/**
	 * Returns who wrote the text of a row.
	 * @param row the row
	 * @return its origin
	 */
	public static Origin of(Row row) {
		if (row.origin() != null) {
			return row.origin();
		}
		if (row.label().equals(Row.INDIRECT)) {
			return Origin.RETRIEVED;
		}
		return row.isBenign() ? ofFamily(row.family()) : Origin.USER;
	}

	private static Origin ofFamily(String family) {
		boolean tool = false;
		boolean answer = false;
		for (String word : family.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
			if (DOCUMENTS.contains(word)) {
				return Origin.RETRIEVED;
			}
			tool |= word.equals("tool") || word.equals("tools");
			answer |= ANSWERS.contains(word);
		}
		return (tool && answer) ? Origin.TOOL : Origin.USER;
	}

}
