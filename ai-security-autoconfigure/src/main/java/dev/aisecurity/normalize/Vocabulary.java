package dev.aisecurity.normalize;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Words worth recognising in disguise, such as those that rules look for: with letters
 * missing, doubled, swapped or shuffled, written backwards, or with each letter moved by
 * the same number of places in the alphabet. Immutable and thread-safe.
 * <p>
 * A word is found by sums that survive the disguise: the sum of its letters does not
 * change when they are shuffled, the differences between its letters do not change when
 * all are moved. One look at a bit set tells nearly all other words apart.
 */
public final class Vocabulary {

	/** A vocabulary without words. */
	public static final Vocabulary EMPTY = new Vocabulary(List.of());

	/** Shorter words are not recognised in disguise. */
	static final int MIN_DISGUISED = 5;

	/** Shorter words may not be misspelt. */
	static final int MIN_MISSPELT = 6;

	/** Longer words are not looked for. */
	static final int MAX_LENGTH = 24;

	/** No word was found. */
	static final int NONE = -1;

	private static final int FORMS = 8;

	private final List<String> words;

	private final WordTable sums;

	private final WordTable steps;

	private final WordTable ends;

	private final WordTable exact;

	/** Sums of whole words, for words in pieces. */
	private final WordTable wholes;

	/** Which three letters known words start with. */
	private final long[] beginnings = new long[512];

	/** The first and the last two letters of words that may be misspelt. */
	private final long[] edges = new long[512];

	/** The first three steps of words that may be rotated. */
	private final long[] firstSteps = new long[512];

	private Vocabulary(List<String> words) {
		this.words = words;
		int size = words.size();
		this.sums = new WordTable(words.stream().mapToInt((word) -> sums(word).size()).sum());
		this.steps = new WordTable(size * 2);
		this.ends = new WordTable(size * 2);
		this.exact = new WordTable(size);
		this.wholes = new WordTable(size);
		for (int i = 0; i < size; i++) {
			add(i, words.get(i));
		}
	}

	/**
	 * Returns a vocabulary of words.
	 * @param words words in canonical form; what is not made of letters only, or longer
	 * than 24 letters, is left out
	 * @return the vocabulary
	 */
	public static Vocabulary of(Collection<String> words) {
		Set<String> known = new TreeSet<>();
		for (String word : words) {
			if (word.length() > 1 && word.length() <= MAX_LENGTH
					&& word.chars().allMatch((c) -> TokenType.isLetter((char) c))) {
				known.add(word);
			}
		}
		List<String> simple = known.stream().filter((word) -> !isCompound(word, known)).toList();
		return simple.isEmpty() ? EMPTY : new Vocabulary(simple);
	}

	// Returns whether two long words make a word. It must not keep them together when
	// words without spaces are parted.
	private static boolean isCompound(String word, Set<String> known) {
		for (int i = MIN_DISGUISED; i <= word.length() - MIN_DISGUISED; i++) {
			if (known.contains(word.substring(0, i)) && known.contains(word.substring(i))) {
				return true;
			}
		}
		return false;
	}

	private void add(int index, String word) {
		this.exact.add(hash(word, 0, word.length()), index);
		if (word.length() >= 3) {
			set(this.beginnings, beginning(word, 0));
		}
		if (word.length() < MIN_DISGUISED) {
			return;
		}
		this.wholes.add(Signature.fullSum(word, 0, word.length()), index);
		sums(word).forEach((sum) -> this.sums.add(sum, index));
		if (word.length() >= MIN_MISSPELT) {
			set(this.edges, edges(word, 0, word.length()));
			this.ends.add(Signature.ends(word, 0, word.length(), true), index);
			this.ends.add(Signature.ends(word, 0, word.length(), false), index);
			if (Rotation.isLatin(word)) {
				this.steps.add(Signature.steps(word, 0, word.length()), index);
				set(this.firstSteps, firstSteps(word, 0));
				String mirrored = Rotation.mirror(word);
				this.steps.add(Signature.steps(mirrored, 0, mirrored.length()), index);
				set(this.firstSteps, firstSteps(mirrored, 0));
			}
		}
	}

	// Returns the sums of a word, with and without repeated letters, and of the word with
	// one letter missing.
	private static Set<Integer> sums(String word) {
		Set<Integer> sums = new HashSet<>();
		if (word.length() >= MIN_DISGUISED) {
			int squashed = Signature.sum(word, 0, word.length());
			int full = Signature.fullSum(word, 0, word.length());
			sums.add(squashed);
			sums.add(full);
			for (int i = 0; i < word.length() && word.length() >= MIN_MISSPELT; i++) {
				sums.add(squashed - Signature.letter(word.charAt(i)));
				sums.add(full - Signature.letter(word.charAt(i)));
			}
		}
		return sums;
	}

	boolean isEmpty() {
		return this.words.isEmpty();
	}

	private static void set(long[] bits, int bit) {
		bits[bit >> 6] |= 1L << bit;
	}

	private static boolean has(long[] bits, int bit) {
		return (bits[bit >> 6] >>> bit & 1) != 0;
	}

	private static int edges(String text, int start, int end) {
		return (text.charAt(start) & 31) << 10 | (text.charAt(end - 2) & 31) << 5 | (text.charAt(end - 1) & 31);
	}

	private static int firstSteps(String text, int start) {
		char second = text.charAt(start + 1);
		char third = text.charAt(start + 2);
		return (Signature.step(text.charAt(start), second) & 31) << 10 | (Signature.step(second, third) & 31) << 5
				| (Signature.step(third, text.charAt(start + 3)) & 31);
	}

	private static int beginning(String text, int start) {
		return (text.charAt(start) & 31) << 10 | (text.charAt(start + 1) & 31) << 5 | (text.charAt(start + 2) & 31);
	}

	/**
	 * Returns whether a known word may have letters of such a sum.
	 * @param sum sum of all letters, see {@link Signature}
	 * @return false if none has
	 */
	boolean mayBeWhole(int sum) {
		return this.wholes.mayHave(sum);
	}

	/**
	 * Returns whether a known word has letters of such a sum.
	 * @param sum sum of all letters, see {@link Signature}
	 * @return whether one has; chance hardly ever makes it so
	 */
	boolean isWhole(int sum) {
		return this.wholes.first(sum) >= 0;
	}

	/**
	 * Returns whether a word may be a known one with its letters moved.
	 * @param text the text
	 * @param start where the word starts, which has at least {@link #MIN_MISSPELT}
	 * letters
	 * @return false if it is not
	 */
	boolean mayBeRotated(String text, int start) {
		return has(this.firstSteps, firstSteps(text, start));
	}

	/**
	 * Returns whether a stretch of text is a known word as it stands.
	 * @param text the text
	 * @param start where the stretch starts
	 * @param end where it ends, exclusive
	 * @return whether it is
	 */
	boolean contains(String text, int start, int end) {
		return contains(text, start, end, hash(text, start, end));
	}

	boolean contains(String text, int start, int end, int hash) {
		if (!this.exact.mayHave(hash)) {
			return false;
		}
		for (int at = this.exact.first(hash); at >= 0; at = this.exact.next(at, hash)) {
			if (isAt(text, start, end, this.words.get(this.exact.word(at)))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Returns whether letters may be a known word, as they stand or shuffled.
	 * @param letters the letters
	 * @return false if they are not
	 */
	boolean mayBe(char[] letters) {
		int hash = 0;
		int sum = 0;
		int fullSum = 0;
		char last = 0;
		for (char c : letters) {
			int letter = Signature.letter(c);
			hash = hash * 31 + c;
			fullSum += letter;
			sum += (c != last) ? letter : 0;
			last = c;
		}
		return this.exact.mayHave(hash) || this.sums.mayHave(sum) || this.sums.mayHave(fullSum);
	}

	/**
	 * Returns whether letters that do not stand together are a known word.
	 * @param hash their hash, see {@link #hash}
	 * @param letters their number
	 * @return whether a known word has the same
	 */
	boolean containsHash(int hash, int letters) {
		if (!this.exact.mayHave(hash)) {
			return false;
		}
		for (int at = this.exact.first(hash); at >= 0; at = this.exact.next(at, hash)) {
			if (this.words.get(this.exact.word(at)).length() == letters) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Returns the length of the longest known word that starts somewhere.
	 * @param text the text
	 * @param start where it starts
	 * @param end where the text ends
	 * @param shortest words that are shorter do not count
	 * @return its length, or 0 if there is none
	 */
	int longestAt(String text, int start, int end, int shortest) {
		int longest = 0;
		int hash = 0;
		int limit = Math.min(end, start + MAX_LENGTH);
		if (limit - start < shortest || (shortest >= 3 && !mayBegin(text, start))) {
			return 0;
		}
		for (int i = start; i < limit; i++) {
			hash = hash * 31 + text.charAt(i);
			if (i - start + 1 >= shortest && this.exact.mayHave(hash) && contains(text, start, i + 1, hash)) {
				longest = i - start + 1;
			}
		}
		return longest;
	}

	private boolean mayBegin(String text, int start) {
		return has(this.beginnings, beginning(text, start));
	}

	static int hash(String text, int start, int end) {
		int hash = 0;
		for (int i = start; i < end; i++) {
			hash = hash * 31 + text.charAt(i);
		}
		return hash;
	}

	/**
	 * Recognises a word.
	 * @param text a text in canonical form
	 * @param start where the word starts
	 * @param end where it ends, exclusive
	 * @return number of the known word and its form, see {@link #word} and {@link #form},
	 * or {@link #NONE}
	 */
	int recognise(String text, int start, int end) {
		return recognise(text, start, end, Signature.sum(text, start, end), Signature.fullSum(text, start, end));
	}

	int recognise(String text, int start, int end, int sum, int fullSum) {
		if (end - start < MIN_DISGUISED || end - start > 4 * MAX_LENGTH) {
			return NONE;
		}
		int best = this.sums.mayHave(sum) ? best(this.sums, sum, text, start, end, NONE) : NONE;
		if (fullSum != sum && this.sums.mayHave(fullSum)) {
			best = best(this.sums, fullSum, text, start, end, best);
		}
		int length = end - start;
		if (best < 0 && length >= MIN_MISSPELT && length <= MAX_LENGTH && has(this.edges, edges(text, start, end))) {
			best = misspelt(text, start, end);
		}
		boolean disguised = best >= 0 && form(best) != WordForm.PLAIN;
		return (disguised && OrdinaryWords.contains(text.substring(start, end))) ? NONE : best;
	}

	// Words with a letter that is wrong, one half of them is right.
	private int misspelt(String text, int start, int end) {
		int first = Signature.ends(text, start, end, true);
		int second = Signature.ends(text, start, end, false);
		int found = this.ends.mayHave(first) ? best(this.ends, first, text, start, end, NONE) : NONE;
		return this.ends.mayHave(second) ? best(this.ends, second, text, start, end, found) : found;
	}

	private int best(WordTable table, int key, String text, int start, int end, int known) {
		int best = known;
		for (int at = table.first(key); at >= 0; at = table.next(at, key)) {
			int index = table.word(at);
			WordForm form = WordForm.of(text, start, end, this.words.get(index));
			if (form != null && (best < 0 || form.ordinal() < best % FORMS)) {
				best = index * FORMS + form.ordinal();
			}
		}
		return best;
	}

	/**
	 * Returns how far the letters of a word were moved.
	 * @param text a text in canonical form
	 * @param start where the word starts
	 * @param end where it ends, exclusive
	 * @return the rotation that makes a known word of it, or {@link Rotation#NONE}
	 */
	int rotation(String text, int start, int end) {
		int key = Signature.steps(text, start, end);
		if (!this.steps.mayHave(key)) {
			return Rotation.NONE;
		}
		for (int at = this.steps.first(key); at >= 0; at = this.steps.next(at, key)) {
			int rotation = Rotation.between(text, start, end, this.words.get(this.steps.word(at)));
			if (rotation != Rotation.NONE) {
				return rotation;
			}
		}
		return Rotation.NONE;
	}

	String word(int recognised) {
		return this.words.get(recognised / FORMS);
	}

	WordForm form(int recognised) {
		return WordForm.VALUES[recognised % FORMS];
	}

	private static boolean isAt(String text, int start, int end, String word) {
		return end - start == word.length() && text.startsWith(word, start);
	}

	@Override
	public String toString() {
		return "Vocabulary[" + this.words.size() + " words]";
	}

}
