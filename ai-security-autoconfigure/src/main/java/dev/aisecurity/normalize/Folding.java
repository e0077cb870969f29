package dev.aisecurity.normalize;

import java.text.Normalizer;

/**
 * One pass over a text that writes its canonical form and counts what is unusual. Used
 * once, by one thread.
 */
final class Folding {

	private static final int CLOCK_STRIDE = 4096;

	private static final int MAX_MARKS = 8;

	private static final int MIN_STYLED = 4;

	private static final int HANGUL_FIRST = 0xAC00;

	private final FoldTable table;

	private final String text;

	private final MappedText result;

	private final AnomalyTally tally = new AnomalyTally();

	private final Run marks = new Run();

	private final Run styled = new Run();

	private final Run wide = new Run();

	private final Span wideWords = new Span();

	private int regionalEnd;

	private int seen;

	private int turned;

	Folding(FoldTable table, String text) {
		this.table = table;
		this.text = BrailleBlanks.between(text);
		this.result = new MappedText(text.length());
	}

	MappedText result() {
		return this.result;
	}

	AnomalyTally tally() {
		return this.tally;
	}

	// Returns how many letters are upside down.
	int turned() {
		return this.turned;
	}

	boolean saw(CharacterType type) {
		return (this.seen & (1 << type.ordinal())) != 0;
	}

	/**
	 * Folds the text. When time is up the rest is left as it is.
	 * @param budget the budget whose clock is asked now and then
	 */
	void run(ScanBudget budget) {
		int nextLook = CLOCK_STRIDE;
		int i = 0;
		while (i < this.text.length()) {
			char c = this.text.charAt(i);
			if (c < 0x7F && c >= ' ') {
				this.result.append((c >= 'A' && c <= 'Z') ? (char) (c + 32) : c, i, i + 1);
				i++;
			}
			else {
				i = special(i, c);
			}
			if (i >= nextLook) {
				nextLook = i + CLOCK_STRIDE;
				if (budget.isTimeUp()) {
					break;
				}
			}
		}
		for (; i < this.text.length(); i++) {
			this.result.append(this.text.charAt(i), i, i + 1);
		}
		finish();
	}

	private void finish() {
		if (saw(CharacterType.FOREIGN) || this.turned > 0) {
			new WordFolds(this.table, this.text, this.result, this.tally, this.turned).run();
		}
		if (this.wideWords.count > 0 && !saw(CharacterType.EAST_ASIAN)) {
			this.tally.add(Anomaly.Kind.STYLED_LETTERS, this.wideWords.start, this.wideWords.end, this.wideWords.count);
		}
	}

	private int special(int start, char first) {
		if (first < ' ' && isBlank(first)) {
			this.result.append(PlainText.fold(this.text, start, first), start, start + 1);
			return start + 1;
		}
		int c = this.text.codePointAt(start);
		int end = start + Character.charCount(c);
		FoldTable.Page page = this.table.page(c);
		int entry = page.entry(c);
		CharacterType type = FoldTable.typeOf(entry);
		this.seen |= 1 << type.ordinal();
		if (type.compareTo(CharacterType.EAST_ASIAN) > 0) {
			note(type, start, end);
		}
		switch (entry & FoldTable.OPERATION) {
			case FoldTable.CHARACTER -> {
				if (type != CharacterType.JOINING || !join((char) (entry & FoldTable.VALUE), end)) {
					this.result.appendCodePoint(entry & FoldTable.VALUE, start, end);
				}
			}
			case FoldTable.TEXT -> append(page.text(entry), start, end);
			default -> {
				// nothing is written
			}
		}
		return end;
	}

	private static boolean isBlank(char c) {
		return c >= '\t' && c <= '\r';
	}

	private void append(String fold, int start, int end) {
		for (int i = 0; i < fold.length(); i++) {
			char c = fold.charAt(i);
			if (c >= 0x80) {
				this.seen |= 1 << this.table.type(c).ordinal();
			}
			this.result.append(c, start, end);
		}
	}

	private void note(CharacterType type, int start, int end) {
		switch (type) {
			case MARK, OVERLAY -> mark(type, start, end);
			case INVISIBLE -> this.marks.skip(start, end);
			case STYLED -> {
				if (this.styled.add(start, end) >= MIN_STYLED) {
					add(Anomaly.Kind.STYLED_LETTERS, this.styled, MIN_STYLED);
				}
			}
			case PHONETIC -> this.styled.skip(start, end);
			case FULL_WIDTH -> {
				if (this.wide.add(start, end) >= MIN_STYLED) {
					this.wideWords.add(this.wide.start, end, (this.wide.count == MIN_STYLED) ? MIN_STYLED : 1);
				}
			}
			case TURNED -> this.turned++;
			case REGIONAL -> regional(start);
			case CONTROL -> this.tally.add(Anomaly.Kind.CONTROL, start, end, 1);
			case MALFORMED -> this.tally.add(Anomaly.Kind.MALFORMED, start, end, 1);
			case LONG -> this.tally.add(Anomaly.Kind.EXPANSION, start, end, 1);
			default -> {
				// nothing unusual
			}
		}
	}

	private void add(Anomaly.Kind kind, Run run, int minimum) {
		this.tally.add(kind, run.start, run.end, (run.count == minimum) ? minimum : 1);
	}

	private void mark(CharacterType type, int start, int end) {
		if (this.marks.add(start, end) > MAX_MARKS) {
			add(Anomaly.Kind.STACKED_MARKS, this.marks, MAX_MARKS + 1);
		}
		int last = this.result.length() - 1;
		if (type == CharacterType.OVERLAY && last >= 0 && isLatin(this.result.charAt(last))) {
			this.tally.add(Anomaly.Kind.STRUCK_LETTERS, start, end, 1);
		}
		this.result.extend(end);
	}

	private static boolean isLatin(char c) {
		return c >= 'a' && c <= 'z';
	}

	private void regional(int start) {
		if (start < this.regionalEnd) {
			return;
		}
		int end = start;
		while (end + 1 < this.text.length() && LetterFolds.isRegional(this.text.codePointAt(end))) {
			end += 2;
		}
		this.regionalEnd = end;
		if (end - start > 4 && !Flags.areAll(this.text, start, end)) {
			this.tally.add(Anomaly.Kind.STYLED_LETTERS, start, end, (end - start) / 2);
		}
	}

	// Joins a conjoining letter with the one written before it. Returns whether they were
	// joined
	private boolean join(char c, int end) {
		int last = this.result.length() - 1;
		if (last < 0) {
			return false;
		}
		char before = this.result.charAt(last);
		char joined;
		if (c >= 0x1161 && c <= 0x11C2) {
			joined = syllable(before, c);
		}
		else {
			String both = Normalizer.normalize(new String(new char[] { before, c }), Normalizer.Form.NFC);
			joined = (both.length() == 1) ? both.charAt(0) : 0;
		}
		if (joined == 0) {
			return false;
		}
		this.result.set(last, joined);
		this.result.extend(end);
		return true;
	}

	private static char syllable(char before, char c) {
		if (before >= 0x1100 && before <= 0x1112 && c <= 0x1175) {
			return (char) (HANGUL_FIRST + ((before - 0x1100) * 21 + c - 0x1161) * 28);
		}
		boolean open = before >= HANGUL_FIRST && before <= 0xD7A3 && (before - HANGUL_FIRST) % 28 == 0;
		return (open && c >= 0x11A8) ? (char) (before + c - 0x11A7) : 0;
	}

	/**
	 * Characters of one kind in a row.
	 */
	private static final class Run {

		private int start;

		private int end = -1;

		private int count;

		private int add(int from, int to) {
			if (from != this.end) {
				this.start = from;
				this.count = 0;
			}
			this.end = to;
			return ++this.count;
		}

		private void skip(int from, int to) {
			if (from == this.end) {
				this.end = to;
			}
		}

	}

	/**
	 * A stretch of text and how often something occurs in it.
	 */
	private static final class Span {

		private int start;

		private int end;

		private int count;

		private void add(int from, int to, int more) {
			if (this.count == 0) {
				this.start = from;
			}
			this.end = to;
			this.count += more;
		}

	}

}
