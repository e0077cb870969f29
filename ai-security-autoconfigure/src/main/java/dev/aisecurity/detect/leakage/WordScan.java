package dev.aisecurity.detect.leakage;

import dev.aisecurity.normalize.CharacterFolds;

/**
 * Reads a text as a sequence of words, whatever their case, punctuation and layout. What
 * numbers lists and lines or marks text up is no word: numbers, words with digits, single
 * Latin letters, names of tags. Where scripts put no space between words, each character
 * is one and weighs less. Used by one thread.
 */
final class WordScan {

	/** What a word weighs. */
	static final int WORD = 6;

	private static final int IDEOGRAPH = 3;

	private static final int UNSPACED = 2;

	private static final int RING = 8;

	private final CharacterFolds folds;

	private final Listener listener;

	private final long[] hashes = new long[RING];

	private final long[] starts = new long[RING];

	private final int[] weights = new int[RING];

	private int words;

	private long position;

	private char high;

	private long hash;

	private int length;

	private long start;

	private long end;

	private boolean number;

	private boolean latin;

	private boolean tag;

	private int before;

	/**
	 * Creates a reader of one text.
	 * @param folds what characters stand for
	 * @param listener told of every word
	 */
	WordScan(CharacterFolds folds, Listener listener) {
		this.folds = folds;
		this.listener = listener;
	}

	/**
	 * Reads the next character.
	 * @param c a UTF-16 code unit
	 */
	void accept(char c) {
		this.position++;
		if (Character.isHighSurrogate(c)) {
			this.high = c;
			return;
		}
		int point = c;
		int units = 1;
		if (this.high != 0) {
			if (Character.isLowSurrogate(c)) {
				point = Character.toCodePoint(this.high, c);
				units = 2;
			}
			this.high = 0;
		}
		read(point, this.position - units);
	}

	private void read(int point, long at) {
		char plain = this.folds.plain(point);
		int fold = (plain != 0) ? plain : this.folds.fold(point);
		if (plain != 0 || Character.isLetterOrDigit(fold)) {
			int weight = (plain != 0) ? WORD : weigh(fold);
			if (weight == WORD) {
				letter(fold, plain != 0, at);
			}
			else {
				finish();
				push(hash(0, fold), at, weight);
			}
		}
		else if (fold != CharacterFolds.NOTHING) {
			finish();
			this.tag = fold == '<' || (fold == '/' && this.before == '<');
			this.before = fold;
		}
	}

	private static int weigh(int letter) {
		if (letter < 0x0E00) {
			return WORD;
		}
		if (Character.isIdeographic(letter)) {
			return IDEOGRAPH;
		}
		boolean unspaced = letter < 0x0F00 || (letter >= 0x1000 && letter < 0x10A0)
				|| (letter >= 0x1780 && letter < 0x1800) || (letter >= 0x3040 && letter < 0x3100);
		return unspaced ? UNSPACED : WORD;
	}

	private void letter(int fold, boolean plain, long at) {
		if (this.length == 0) {
			this.start = at;
			this.hash = 0;
			this.number = false;
			this.latin = true;
		}
		this.length++;
		this.hash = hash(this.hash, fold);
		this.number |= Character.isDigit(fold);
		this.latin &= plain;
		this.end = this.position;
	}

	private static long hash(long before, int next) {
		long hash = (before + next + 1) * 0x9E3779B97F4A7C15L;
		return hash ^ (hash >>> 29);
	}

	/**
	 * Ends the word that is being read, if there is one.
	 */
	void finish() {
		boolean word = isWord();
		this.length = 0;
		this.tag = false;
		if (word) {
			push(this.hash, this.start, WORD);
		}
	}

	private boolean isWord() {
		return this.length > 0 && !this.number && !this.tag && (this.length > 1 || !this.latin);
	}

	private void push(long word, long at, int weight) {
		int slot = this.words++ % RING;
		this.hashes[slot] = word;
		this.starts[slot] = at;
		this.weights[slot] = weight;
		if (weight != WORD) {
			this.end = this.position;
		}
		this.listener.word(this);
	}

	/**
	 * Returns the sequence that ends with the last word.
	 * @return its hash value, 0 if there were fewer words
	 */
	long shingle() {
		if (this.words < Shingles.WORDS) {
			return 0;
		}
		long shingle = 0;
		for (int i = Shingles.WORDS - 1; i >= 0; i--) {
			shingle = join(shingle, this.hashes[(this.words - 1 - i) % RING]);
		}
		return (shingle != 0) ? shingle : 1;
	}

	/**
	 * Returns the sequence that would end with the word that is being read, if it ended
	 * here.
	 * @return its hash value, 0 if there is none
	 */
	long shingleSoFar() {
		if (this.words < Shingles.WORDS - 1 || !isWord()) {
			return 0;
		}
		long shingle = 0;
		for (int i = Shingles.WORDS - 2; i >= 0; i--) {
			shingle = join(shingle, this.hashes[(this.words - 1 - i) % RING]);
		}
		shingle = join(shingle, this.hash);
		return (shingle != 0) ? shingle : 1;
	}

	private static long join(long before, long word) {
		long joined = (before + word) * 0xC2B2AE3D27D4EB4FL;
		return joined ^ (joined >>> 31);
	}

	/**
	 * Returns where one of the last words starts.
	 * @param back how many words before the last, at most 4
	 * @return its position in the text
	 */
	long start(int back) {
		return this.starts[(this.words - 1 - back) % RING];
	}

	/**
	 * Returns what one of the last words weighs.
	 * @param back how many words before the last, at most 4
	 * @return its weight
	 */
	int weight(int back) {
		return this.weights[(this.words - 1 - back) % RING];
	}

	/**
	 * Returns where the last word ends.
	 * @return its position in the text, exclusive
	 */
	long end() {
		return this.end;
	}

	/**
	 * Returns how much has been read.
	 * @return the number of characters
	 */
	long position() {
		return this.position;
	}

	/**
	 * Is told of words.
	 */
	@FunctionalInterface
	interface Listener {

		/**
		 * A word has ended.
		 * @param words the text as far as it was read
		 */
		void word(WordScan words);

	}

}
