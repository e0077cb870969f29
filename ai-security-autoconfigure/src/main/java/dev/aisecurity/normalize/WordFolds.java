package dev.aisecurity.normalize;

/**
 * Folds that depend on the word around a letter: look-alikes of other scripts in words
 * that also have Latin letters, and the letters that become others when a word is turned
 * upside down. Used once, by one thread.
 */
final class WordFolds {

	private static final int MIN_TURNED = 2;

	/** From so many turned letters on, all words are upside down. */
	private static final int ALL_TURNED = 8;

	private static final int FIRST_CHEROKEE = 0x13A0;

	private static final int LAST_CHEROKEE = 0x13F5;

	private static final int MIN_MIXED = 3;

	/** Pure words of other scripts per mixed word from which mixing is a habit. */
	private static final int HABIT = 4;

	private final FoldTable table;

	private final String text;

	private final MappedText result;

	private final AnomalyTally tally;

	private final int allTurned;

	private int latin;

	private int foreign;

	private int turned;

	private int pureWords;

	private int mixedWords;

	WordFolds(FoldTable table, String text, MappedText result, AnomalyTally tally, int allTurned) {
		this.table = table;
		this.text = text;
		this.result = result;
		this.tally = tally;
		this.allTurned = allTurned;
	}

	void run() {
		int start = 0;
		for (int i = 0; i < this.result.length(); i++) {
			if (!count(i)) {
				word(start, i);
				start = i + 1;
			}
		}
		word(start, this.result.length());
		if (this.pureWords > HABIT * this.mixedWords) {
			this.tally.clear(Anomaly.Kind.MIXED_SCRIPT);
		}
	}

	// Counts a letter of the current word. Returns whether it is one.
	private boolean count(int index) {
		char c = this.result.charAt(index);
		if (c < 0x80) {
			if (c < 'a' || c > 'z') {
				return false;
			}
			this.latin++;
			if (this.allTurned > 0 && this.table.type(raw(index)) == CharacterType.TURNED) {
				this.turned++;
			}
			return true;
		}
		if (isForeign(c)) {
			this.foreign++;
			return true;
		}
		return Character.isLetter(c);
	}

	private boolean isForeign(char c) {
		return this.table.type(c) == CharacterType.FOREIGN;
	}

	private int raw(int index) {
		return this.text.codePointAt(this.result.start(index));
	}

	private void word(int start, int end) {
		if (this.turned >= MIN_TURNED || (this.allTurned >= ALL_TURNED && isTurned(start, end))) {
			turn(start, end);
		}
		if (this.foreign > 0) {
			if (this.latin > 0 || isCherokee(start, end)) {
				unmix(start, end);
			}
			else {
				this.pureWords++;
			}
		}
		this.latin = 0;
		this.foreign = 0;
		this.turned = 0;
	}

	// Returns whether a word has nothing but letters that are turned or read upside down.
	private boolean isTurned(int start, int end) {
		for (int i = start; i < end; i++) {
			int raw = raw(i);
			if (this.table.type(raw) != CharacterType.TURNED && "bdilnopqsuxz".indexOf(raw) < 0) {
				return false;
			}
		}
		return true;
	}

	private void turn(int start, int end) {
		for (int i = start; i < end; i++) {
			switch (this.result.charAt(i)) {
				case 'u' -> this.result.set(i, 'n');
				case 'n' -> this.result.set(i, 'u');
				case 'b' -> this.result.set(i, 'q');
				case 'q' -> this.result.set(i, 'b');
				case 'd' -> this.result.set(i, 'p');
				case 'p' -> this.result.set(i, 'd');
				default -> {
					// reads the same or was folded
				}
			}
		}
	}

	// Returns whether a Greek letter is used as in science: at the edge of a word or
	// beside a capital.
	private boolean isSymbol(int raw, int index, int start, int end) {
		return raw >= 0x03B1 && raw <= 0x03C9 && (index == start || index == end - 1
				|| Character.isUpperCase(raw(index - 1)) || Character.isUpperCase(raw(index + 1)));
	}

	// Returns whether a word has nothing but Cherokee letters that look Latin. Few words
	// of
	// that language have, and many of disguised ones.
	private boolean isCherokee(int start, int end) {
		for (int i = start; i < end; i++) {
			int raw = raw(i);
			if (raw < FIRST_CHEROKEE || raw > LAST_CHEROKEE || Homoglyphs.latin(raw, this.result.charAt(i)) == 0) {
				return false;
			}
		}
		return true;
	}

	private void unmix(int start, int end) {
		int replaced = 0;
		for (int i = start; i < end; i++) {
			if (isForeign(this.result.charAt(i))) {
				int raw = raw(i);
				char latinLetter = Homoglyphs.latin(raw, this.result.charAt(i));
				if (latinLetter != 0) {
					this.result.set(i, latinLetter);
					replaced += isSymbol(raw, i, start, end) ? 0 : 1;
				}
			}
		}
		if (replaced == this.foreign && end - start >= MIN_MIXED) {
			this.mixedWords++;
			this.tally.add(Anomaly.Kind.MIXED_SCRIPT, this.result.start(start), this.result.end(end - 1), 1);
		}
	}

}
