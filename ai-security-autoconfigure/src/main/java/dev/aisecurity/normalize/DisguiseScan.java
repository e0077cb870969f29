package dev.aisecurity.normalize;

/**
 * One look at a text in canonical form that tells which disguises it may wear. Allocates
 * nothing. Used by one thread.
 */
final class DisguiseScan {

	/** Shortest stretch without white space that may be an encoding. */
	static final int MIN_ENCODED = 16;

	/** Shortest stretch of letters that may be several words. */
	static final int MIN_JOINED = 12;

	static final int MAX_GAP = 8;

	private static final int CLOCK_STRIDE = 8192;

	private static final int MIN_SINGLES = 4;

	private static final int MIN_CODES = 5;

	private static final int MIN_LEET = 2;

	private static final int MIN_PIECES = 2;

	/** From so many letters on, two pieces are no accident. */
	private static final int MIN_SURE = 9;

	private static final int MIN_MORSE = 12;

	/** From here on, most scripts do not put spaces between words. */
	private static final char FIRST_UNSPACED = 0x2E80;

	/** Most pieces of a word. */
	static final int MAX_CHUNKS = 8;

	private static final int MIN_ROTATED = 6;

	private final Vocabulary vocabulary;

	private final String text;

	/** Starts, ends and sums of the last short words, in a ring. */
	private final int[] starts = new int[MAX_CHUNKS];

	private final int[] ends = new int[MAX_CHUNKS];

	private final int[] sums = new int[MAX_CHUNKS];

	private int words;

	private int disguises;

	private int rotation = Rotation.NONE;

	private int singles;

	private int singleEnd;

	private int codes;

	private int codeEnd;

	private int known;

	private int leet;

	private int blank = -1;

	private int dots;

	/** Whether there was a digit since the last blank. */
	private boolean digits;

	private int pieces;

	DisguiseScan(Vocabulary vocabulary, String text) {
		this.vocabulary = vocabulary;
		this.text = text;
	}

	int disguises() {
		return this.disguises;
	}

	// Returns whether there is a disguise that another text does not have, or a code,
	// which may be another code.
	boolean hasMoreThan(DisguiseScan other) {
		return (this.disguises & (~other.disguises | Disguise.ENCODED.bit())) != 0;
	}

	int rotation() {
		return this.rotation;
	}

	/**
	 * Returns how many known words stand there undisguised.
	 * @return number of words of at least {@link Vocabulary#MIN_DISGUISED} letters
	 */
	int known() {
		return this.known;
	}

	DisguiseScan run(ScanBudget budget) {
		char[] chars = this.text.toCharArray();
		int start = 0;
		int sum = 0;
		int fullSum = 0;
		int others = 0;
		char last = 0;
		int nextLook = CLOCK_STRIDE;
		for (int i = 0; i < chars.length; i++) {
			char c = chars[i];
			int letter = Signature.ofLetter(c);
			if (letter != 0) {
				fullSum += letter;
				sum += (c != last) ? letter : 0;
				last = c;
				continue;
			}
			if (TokenType.isWord(c)) {
				others++;
				continue;
			}
			if (i > start) {
				word(start, i, others, sum, fullSum);
				others = 0;
				sum = 0;
				fullSum = 0;
				last = 0;
			}
			start = i + 1;
			between(i, c);
			if (i >= nextLook) {
				nextLook = i + CLOCK_STRIDE;
				if (budget.isTimeUp()) {
					return this;
				}
			}
		}
		if (chars.length > start) {
			word(start, chars.length, others, sum, fullSum);
		}
		between(chars.length, ' ');
		return this;
	}

	private void word(int start, int end, int others, int sum, int fullSum) {
		this.dots = 0;
		if (others > 0) {
			token(start, end);
			return;
		}
		int length = end - start;
		if (length == 1) {
			single(start, end);
		}
		else if (length == 2) {
			codes(start, end, length, others);
		}
		else {
			this.codes = 0;
		}
		letters(start, end, length, sum, fullSum);
	}

	private void between(int index, char c) {
		if (c <= ' ') {
			if (this.digits && index - this.blank > MIN_ENCODED) {
				this.disguises |= Disguise.ENCODED.bit();
			}
			this.digits = false;
			this.blank = index;
		}
		else if (c == '.' || c == '-') {
			if (++this.dots == MIN_MORSE) {
				this.disguises |= Disguise.ENCODED.bit();
			}
		}
		else if (c < 128) {
			punctuation(index, c);
		}
		else if (c >= FIRST_UNSPACED && isAlone(index) && Character.isLetter(c)) {
			single(index, index + 1);
		}
	}

	// Returns whether no letter of a script without spaces stands beside an index.
	private boolean isAlone(int index) {
		return (index == 0 || this.text.charAt(index - 1) < FIRST_UNSPACED)
				&& (index + 1 == this.text.length() || this.text.charAt(index + 1) < FIRST_UNSPACED);
	}

	private void punctuation(int index, char c) {
		if (c == '*') {
			if (MarkupStrip.isEmphasis(this.text, index)) {
				this.disguises |= Disguise.TAGGED.bit();
			}
		}
		else if (c == '<') {
			if (index > 0 && TokenType.isWord(this.text.charAt(index - 1)) && index + 2 < this.text.length()
					&& TokenType.startsTag(this.text.charAt(index + 1))) {
				this.disguises |= Disguise.TAGGED.bit();
			}
		}
		else if ((c == '%' || c == '&' || c == '\\' || c == '=') && index + 2 < this.text.length()
				&& Escapes.mayStart(c, this.text.charAt(index + 1), this.text.charAt(index + 2))) {
			this.disguises |= Disguise.ENCODED.bit();
		}
	}

	// Looks at a stretch of letters, digits and signs that stand for letters.
	private void token(int from, int to) {
		int start = from;
		int end = to;
		while (start < end && TokenType.isSign(this.text.charAt(start))) {
			start++;
		}
		while (end > start && TokenType.isSign(this.text.charAt(end - 1))) {
			end--;
		}
		int others = 0;
		for (int i = start; i < end; i++) {
			others += TokenType.isLetter(this.text.charAt(i)) ? 0 : 1;
		}
		int length = end - start;
		this.digits |= others > 0;
		if (length <= 1) {
			single(from, to);
		}
		if (length < to - from && length > 0) {
			signs(from, start, end, to);
		}
		codes(start, end, length, others);
		if (others > 0 && others < length) {
			mixed(start, end);
		}
		else if (others == 0 && length > 0) {
			letters(start, end, length, Signature.sum(this.text, start, end), Signature.fullSum(this.text, start, end));
		}
	}

	// Looks at a letter or digit that stands alone.
	private void single(int start, int end) {
		if (end - start > 1) {
			return;
		}
		boolean letter = Character.isLetter(this.text.charAt(start));
		if (start - this.singleEnd > MAX_GAP) {
			this.singles = 0;
		}
		this.singles += letter ? 1 : 0;
		this.singleEnd = end;
		if (letter && this.singles == MIN_SINGLES) {
			this.disguises |= Disguise.SPACED.bit();
		}
	}

	private void codes(int start, int end, int length, int others) {
		boolean code = length >= 1 && length <= 8 && (others > 0 || length == 2)
				&& NumberCodes.isCode(this.text, start, end);
		this.codes = code ? ((start - this.codeEnd <= 3) ? this.codes + 1 : 1) : 0;
		this.codeEnd = end;
		if (this.codes == MIN_CODES || (others > 0 && length >= 6 && this.text.startsWith("u+", start))) {
			this.disguises |= Disguise.ENCODED.bit();
		}
	}

	// Signs at the edges of a word may be letters too
	private void signs(int from, int start, int end, int to) {
		if (!leet(from, to) && !(from < start && leet(from, end)) && end < to) {
			leet(start, to);
		}
	}

	// Looks whether a word is known with digits and signs as letters. One short word may
	// be an accident.
	private boolean leet(int start, int end) {
		if (!LeetWords.isKnown(this.vocabulary, this.text, start, end)) {
			return false;
		}
		this.leet += (end - start >= Vocabulary.MIN_DISGUISED) ? MIN_LEET : 1;
		if (this.leet >= MIN_LEET) {
			this.disguises |= Disguise.RESPELLED.bit();
		}
		return true;
	}

	private void mixed(int start, int end) {
		if (leet(start, end)) {
			return;
		}
		if (end - start > MIN_JOINED) {
			joined(start, end);
		}
		if (TokenType.alternates(this.text, start, end)) {
			this.disguises |= Disguise.SPACED.bit();
		}
	}

	// Looks at the letters between digits and signs.
	private void joined(int start, int end) {
		int from = start;
		for (int i = start; i <= end; i++) {
			if (i == end || !TokenType.isLetter(this.text.charAt(i))) {
				if (i - from >= MIN_JOINED && JoinedWords.areKnown(this.vocabulary, this.text, from, i)) {
					this.disguises |= Disguise.JOINED.bit();
				}
				from = i + 1;
			}
		}
	}

	private void letters(int start, int end, int length, int sum, int fullSum) {
		if (length >= Vocabulary.MIN_DISGUISED) {
			recognise(start, end, length, sum, fullSum);
		}
		chunks(start, end, fullSum);
	}

	private void recognise(int start, int end, int length, int sum, int fullSum) {
		int found = this.vocabulary.recognise(this.text, start, end, sum, fullSum);
		if (found >= 0) {
			WordForm form = this.vocabulary.form(found);
			if (form == WordForm.PLAIN) {
				this.known++;
				return;
			}
			this.disguises |= (form == WordForm.REVERSED) ? Disguise.BACKWARDS.bit() : Disguise.RESPELLED.bit();
		}
		else if (length >= MIN_JOINED && JoinedWords.areKnown(this.vocabulary, this.text, start, end)) {
			this.disguises |= Disguise.JOINED.bit();
		}
		if (length >= MIN_ROTATED && this.rotation == Rotation.NONE && this.vocabulary.mayBeRotated(this.text, start)) {
			this.rotation = this.vocabulary.rotation(this.text, start, end);
			this.disguises |= (this.rotation != Rotation.NONE) ? Disguise.ROTATED.bit() : 0;
		}
	}

	// Looks whether this word and those before it are one word in pieces. Nearly always
	// the sums of the last two to five tell that they are not.
	private void chunks(int start, int end, int sum) {
		int at = this.words++ & (MAX_CHUNKS - 1);
		int two = sum + this.sums[(at - 1) & (MAX_CHUNKS - 1)];
		int three = two + this.sums[(at - 2) & (MAX_CHUNKS - 1)];
		int four = three + this.sums[(at - 3) & (MAX_CHUNKS - 1)];
		int five = four + this.sums[(at - 4) & (MAX_CHUNKS - 1)];
		this.starts[at] = start;
		this.ends[at] = end;
		this.sums[at] = sum;
		if ((this.vocabulary.mayBeWhole(two) | this.vocabulary.mayBeWhole(three) | this.vocabulary.mayBeWhole(four)
				| this.vocabulary.mayBeWhole(five))
				&& (this.vocabulary.isWhole(two) || this.vocabulary.isWhole(three) || this.vocabulary.isWhole(four)
						|| this.vocabulary.isWhole(five))) {
			pieces(start, end);
		}
	}

	private void pieces(int start, int end) {
		int letters = end - start;
		int next = start;
		int count = Math.min(MAX_CHUNKS, this.words);
		for (int i = 2; i <= count; i++) {
			int before = (this.words - i) & (MAX_CHUNKS - 1);
			letters += this.ends[before] - this.starts[before];
			boolean contraction = next - this.ends[before] == 1 && this.text.charAt(next - 1) == '\'';
			if (contraction || next - this.ends[before] > MAX_GAP || letters > Vocabulary.MAX_LENGTH) {
				return;
			}
			next = this.starts[before];
			if (letters >= Vocabulary.MIN_DISGUISED && SpacedLetters.isWord(this.vocabulary, this.text, next, end)
					&& !(i == 2 && isCompound(next, this.ends[before], start, end))) {
				this.pieces += (i > 2 || letters >= MIN_SURE || !isJoint(this.ends[before], start)) ? MIN_PIECES : 1;
				if (this.pieces >= MIN_PIECES) {
					this.disguises |= Disguise.SPACED.bit();
				}
				return;
			}
		}
	}

	// Returns whether two known words are joined by a hyphen: what looks for the whole
	// knows them apart, too.
	private boolean isCompound(int start, int joint, int next, int end) {
		return next - joint == 1 && this.text.charAt(joint) == '-' && this.vocabulary.contains(this.text, start, joint)
				&& this.vocabulary.contains(this.text, next, end);
	}

	// Returns whether only a blank lies between two pieces, as often in ordinary text.
	private boolean isJoint(int start, int end) {
		char c = this.text.charAt(start);
		return end - start == 1 && c <= ' ';
	}

}
