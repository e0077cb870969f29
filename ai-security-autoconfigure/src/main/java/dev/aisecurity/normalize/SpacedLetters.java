package dev.aisecurity.normalize;

import org.jspecify.annotations.Nullable;

/**
 * Words whose letters, or pieces, stand apart: with spaces, dots, hyphens, emoji or
 * anything else between them that is no letter. Used once, by one thread.
 */
final class SpacedLetters {

	private static final int MIN_LETTERS = 4;

	/** Words in pieces with signs between them may be shorter. */
	private static final int MIN_MARKED = 3;

	private static final int MIN_WRITING = 24;

	private final Vocabulary vocabulary;

	private final String text;

	private final String cased;

	private final MappedText result;

	private boolean changed;

	private boolean writing;

	/** Up to here, no letters that stand apart start. */
	private int failedEnd;

	private SpacedLetters(Vocabulary vocabulary, String text, String cased) {
		this.vocabulary = vocabulary;
		this.text = text;
		this.cased = cased;
		this.result = new MappedText(text.length());
	}

	/**
	 * Returns a text with the pieces of words joined.
	 * @param vocabulary the words
	 * @param text the text in canonical form
	 * @param cased the same text with capitals
	 * @return the joined text, or {@code null} if no word is in pieces
	 */
	static @Nullable SpacedLetters join(Vocabulary vocabulary, String text, String cased) {
		SpacedLetters letters = new SpacedLetters(vocabulary, text, cased);
		letters.run();
		return letters.changed ? letters : null;
	}

	MappedText result() {
		return this.result;
	}

	// Returns whether so many letters stood apart that they are no list or initials.
	boolean isWriting() {
		return this.writing;
	}

	/**
	 * Returns whether the letters of a stretch make a known word.
	 * @param vocabulary the words
	 * @param text the text
	 * @param start where the stretch starts
	 * @param end where it ends, exclusive
	 * @return whether they do
	 */
	static boolean isWord(Vocabulary vocabulary, String text, int start, int end) {
		int hash = 0;
		int letters = 0;
		for (int i = start; i < end; i++) {
			if (TokenType.isLetter(text.charAt(i))) {
				hash = hash * 31 + text.charAt(i);
				letters++;
			}
		}
		return letters <= Vocabulary.MAX_LENGTH && vocabulary.containsHash(hash, letters);
	}

	private void run() {
		for (int i = 0; i < this.text.length();) {
			int end = isUnit(i) ? runEnd(i) : i;
			if (end > i) {
				collapse(i, end);
			}
			else {
				end = startsPiece(i) ? pieces(i) : i;
				if (end == i) {
					end = i + 1;
					copy(i);
				}
			}
			i = end;
		}
	}

	private void copy(int index) {
		this.result.append(this.cased.charAt(index), index, index + 1);
	}

	private boolean isPart(int index) {
		char c = this.text.charAt(index);
		return TokenType.isLetter(c) || TokenType.isDigit(c) || (c >= 128 && Character.isLetter(c));
	}

	// Returns whether a letter or digit stands alone.
	private boolean isUnit(int index) {
		return isPart(index) && (index == 0 || !isPart(index - 1))
				&& (index + 1 == this.text.length() || !isPart(index + 1));
	}

	private int next(int index) {
		int limit = Math.min(this.text.length(), index + 2 + DisguiseScan.MAX_GAP);
		for (int i = index + 1; i < limit; i++) {
			if (isPart(i)) {
				return i;
			}
		}
		return -1;
	}

	// Returns the end of the letters that stand apart from here on, or the index if they
	// are few.
	private int runEnd(int start) {
		int units = 1;
		int letters = Character.isLetter(this.text.charAt(start)) ? 1 : 0;
		int last = start;
		int next = (start < this.failedEnd) ? -1 : next(start);
		while (next >= 0 && isUnit(next)) {
			units++;
			letters += Character.isLetter(this.text.charAt(next)) ? 1 : 0;
			last = next;
			next = next(next);
		}
		if (letters >= MIN_LETTERS && letters * 2 > units) {
			return last + 1;
		}
		this.failedEnd = Math.max(this.failedEnd, last);
		return start;
	}

	// The gap that most letters have is within words. If there is none, gaps between
	// words are those with blanks.
	private void collapse(int start, int end) {
		int usual = usualGap(start, end);
		int before = this.result.length();
		for (int i = start; i < end;) {
			copy(i);
			int next = (i < end - 1) ? next(i) : end;
			if (next < end && usual >= 0 && !isSameGap(i, usual)) {
				for (int at = i + 1; at < next; at++) {
					copy(at);
				}
			}
			else if (next < end && usual < 0 && hasBlank(i + 1, next)) {
				this.result.append(' ', i + 1, next);
			}
			i = next;
		}
		this.changed = true;
		this.writing |= this.result.length() - before >= MIN_WRITING || this.text.charAt(start) >= 128;
	}

	// Returns the letter before the gap that is more frequent than all others together,
	// or -1.
	private int usualGap(int start, int end) {
		int candidate = start;
		int votes = 0;
		for (int i = start; i < end - 1; i = next(i)) {
			candidate = (votes == 0) ? i : candidate;
			votes += isSameGap(i, candidate) ? 1 : -1;
		}
		int gaps = 0;
		int same = 0;
		for (int i = start; i < end - 1; i = next(i)) {
			gaps++;
			same += isSameGap(i, candidate) ? 1 : 0;
		}
		return (same * 2 > gaps) ? candidate : -1;
	}

	private boolean isSameGap(int first, int second) {
		int size = next(first) - first;
		return size == next(second) - second && this.text.regionMatches(first + 1, this.text, second + 1, size - 1);
	}

	private boolean hasBlank(int start, int end) {
		for (int i = start; i < end; i++) {
			if (this.text.charAt(i) <= ' ') {
				return true;
			}
		}
		return false;
	}

	private boolean startsPiece(int index) {
		return TokenType.isLetter(this.text.charAt(index))
				&& (index == 0 || !TokenType.isLetter(this.text.charAt(index - 1)));
	}

	// Joins the pieces of a known word. Returns where they end, or the index if there are
	// none.
	private int pieces(int start) {
		int hash = 0;
		int letters = 0;
		int pieces = 0;
		boolean marked = true;
		int best = start;
		int i = start;
		while (i < this.text.length() && letters <= Vocabulary.MAX_LENGTH && pieces <= DisguiseScan.MAX_CHUNKS) {
			while (i < this.text.length() && TokenType.isLetter(this.text.charAt(i))) {
				hash = hash * 31 + this.text.charAt(i);
				letters++;
				i++;
			}
			if (letters > Vocabulary.MAX_LENGTH) {
				break;
			}
			pieces++;
			if (pieces == 1 && letters >= Vocabulary.MIN_DISGUISED && this.vocabulary.containsHash(hash, letters)) {
				return start;
			}
			if (pieces > 1 && letters >= (marked ? MIN_MARKED : Vocabulary.MIN_DISGUISED)
					&& this.vocabulary.containsHash(hash, letters)) {
				best = i;
			}
			int gap = i;
			while (i < this.text.length() && !isPart(i) && i - gap <= DisguiseScan.MAX_GAP) {
				i++;
			}
			marked &= !hasBlank(gap, i);
			if (i == gap || i - gap > DisguiseScan.MAX_GAP || (i - gap == 1 && this.text.charAt(gap) == '\'')) {
				break;
			}
		}
		for (int at = start; at < best; at++) {
			if (TokenType.isLetter(this.text.charAt(at))) {
				copy(at);
			}
		}
		this.changed |= best > start;
		return best;
	}

}
