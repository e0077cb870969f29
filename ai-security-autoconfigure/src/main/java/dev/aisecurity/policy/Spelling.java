package dev.aisecurity.policy;

import java.util.Collection;

/**
 * Finds out what somebody may have meant by a word that does not exist.
 */
final class Spelling {

	private static final int MAX_WORD = 100;

	private static final int MAX_DISTANCE = 3;

	private Spelling() {
	}

	/**
	 * Returns a question to append to a complaint.
	 * @param word the word that does not exist
	 * @param known the words that do
	 * @return {@code , did you mean 'x'?}, or nothing if no word is near
	 */
	static String suggest(String word, Collection<String> known) {
		String nearest = null;
		int best = Math.min(MAX_DISTANCE, Math.max(2, word.length() / 2)) + 1;
		if (word.length() <= MAX_WORD) {
			for (String candidate : known) {
				int distance = distance(word, candidate);
				if (distance < best) {
					best = distance;
					nearest = candidate;
				}
			}
		}
		return (nearest != null) ? ", did you mean '" + nearest + "'?" : "";
	}

	private static int distance(String one, String other) {
		int[] above = new int[other.length() + 1];
		for (int column = 0; column <= other.length(); column++) {
			above[column] = column;
		}
		for (int row = 1; row <= one.length(); row++) {
			int[] current = new int[other.length() + 1];
			current[0] = row;
			for (int column = 1; column <= other.length(); column++) {
				int cost = (one.charAt(row - 1) != other.charAt(column - 1)) ? 1 : 0;
				current[column] = Math.min(Math.min(current[column - 1], above[column]) + 1, above[column - 1] + cost);
			}
			above = current;
		}
		return above[other.length()];
	}

}
