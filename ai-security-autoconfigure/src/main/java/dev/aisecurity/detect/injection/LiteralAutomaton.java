package dev.aisecurity.detect.injection;

import java.io.Serial;
import java.util.Map;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import org.jspecify.annotations.Nullable;

/**
 * An Aho-Corasick automaton that is driven character by character, so that a scan can
 * stop and allocates nothing.
 *
 * @param <V> what belongs to a literal
 */
final class LiteralAutomaton<V> {

	/** The state before the first character. */
	static final int START = 0;

	private final Trie<V> trie = new Trie<>();

	/**
	 * Creates an automaton.
	 * @param literals what to look for, not empty, with what belongs to it
	 */
	LiteralAutomaton(Map<String, V> literals) {
		this.trie.build(literals);
	}

	/**
	 * Returns the state after another character.
	 * @param state the state before
	 * @param character the character
	 * @return the state after
	 */
	int next(int state, char character) {
		return this.trie.next(state, character);
	}

	/**
	 * Returns the literals that end in a state.
	 * @param state the state
	 * @return their numbers, or {@code null} if there is none
	 */
	int @Nullable [] hits(int state) {
		return this.trie.hits(state);
	}

	/**
	 * Returns what belongs to a literal.
	 * @param hit number of the literal
	 * @return what was given for it
	 */
	V value(int hit) {
		return this.trie.value(hit);
	}

	/**
	 * Returns the length of a literal.
	 * @param hit number of the literal
	 * @return UTF-16 code units
	 */
	int length(int hit) {
		return this.trie.length(hit);
	}

	private static final class Trie<V> extends AhoCorasickDoubleArrayTrie<V> {

		@Serial
		private static final long serialVersionUID = 1L;

		int next(int from, char character) {
			int state = from;
			while (true) {
				int begin = this.base[state];
				int target = begin + character + 1;
				if (target < this.check.length && this.check[target] == begin) {
					return target;
				}
				if (state == START) {
					return START;
				}
				state = this.fail[state];
			}
		}

		int @Nullable [] hits(int state) {
			return this.output[state];
		}

		V value(int hit) {
			return this.v[hit];
		}

		int length(int hit) {
			return this.l[hit];
		}

	}

}
