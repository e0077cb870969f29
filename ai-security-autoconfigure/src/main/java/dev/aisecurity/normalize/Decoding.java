package dev.aisecurity.normalize;

import org.jspecify.annotations.Nullable;

/**
 * One pass over a text that puts what codes stand for in their place. Each character is
 * tried a bounded number of times. Used once, by one thread.
 */
final class Decoding {

	private static final int MIN_ALONE = 16;

	private static final int MIN_TOKEN = 8;

	private static final int MIN_FOLLOWING = 4;

	private static final int MIN_LINE = 16;

	private static final int MIN_BITS = 32;

	private static final int MIN_LETTERS = 3;

	private static final int MIN_KNOWN = 3;

	private final Vocabulary vocabulary;

	private final String text;

	private final MappedText result;

	private final Escapes escapes;

	private boolean changed;

	/** Whether the last step decoded something rather than copied it. */
	private boolean decoded;

	private boolean structured;

	private int letters;

	/** Where the last Base64 ended in the text. */
	private int lastEnd = -1;

	/** Up to here, nothing starts that is a code as a whole. */
	private int failedEnd;

	private int failedLinesEnd;

	private int failedMorseEnd;

	private Decoding(Vocabulary vocabulary, String text) {
		this.vocabulary = vocabulary;
		this.text = text;
		this.result = new MappedText(text.length());
		this.escapes = new Escapes(text, this.result);
	}

	/**
	 * Decodes.
	 * @param vocabulary words by which codes that may be something else are told
	 * @param text the text, capitals included
	 * @return the decoding, or {@code null} if there is nothing to decode
	 */
	static @Nullable Decoding of(Vocabulary vocabulary, String text) {
		Decoding decoding = new Decoding(vocabulary, text);
		for (int i = 0; i < text.length();) {
			i = decoding.step(i);
		}
		return decoding.changed ? decoding : null;
	}

	MappedText result() {
		return this.result;
	}

	// Returns whether enough was written in code to be words, or something that gives
	// text
	// a structure.
	boolean isWriting() {
		return this.structured || this.letters >= MIN_LETTERS;
	}

	private int step(int start) {
		char c = this.text.charAt(start);
		int length = this.result.length();
		int end = start;
		this.decoded = true;
		if (BaseCode.BASE64.value(c) >= 0 || c == '=') {
			end = isTokenStart(start) ? token(start) : start;
		}
		else if (c == '.' && isTokenStart(start)) {
			end = morse(start);
		}
		if (end == start && (c == '%' || c == '=' || c == '&' || c == '\\')) {
			this.decoded = true;
			end = escape(start, c);
		}
		if (end == start) {
			return copy(start, start + 1);
		}
		if (this.decoded) {
			noteChange(length);
		}
		return end;
	}

	private int escape(int start, char c) {
		boolean may = start + 2 < this.text.length()
				&& Escapes.mayStart(c, this.text.charAt(start + 1), this.text.charAt(start + 2));
		return may ? this.escapes.read(start) : start;
	}

	private void noteChange(int from) {
		this.changed = true;
		for (int i = from; i < this.result.length(); i++) {
			char c = this.result.charAt(i);
			this.structured |= c == '<' || c == '|' || c == '[' || c == '#';
			this.letters += (c == ' ' || Character.isLetter(c) || Character.isSurrogate(c)) ? 1 : 0;
		}
	}

	private boolean isTokenStart(int index) {
		if (index == 0) {
			return true;
		}
		char before = this.text.charAt(index - 1);
		return BaseCode.BASE64.value(before) < 0 || isJoint(before);
	}

	private int token(int start) {
		char c = this.text.charAt(start);
		if ((c == 'u' || c == 'U') && start + 5 < this.text.length() && this.text.charAt(start + 1) == '+') {
			int end = this.escapes.read(start);
			if (end > start) {
				return end;
			}
		}
		if (c == '-') {
			int end = morse(start);
			if (end > start) {
				return end;
			}
		}
		if (Escapes.hex(c) >= 0) {
			int end = numbers(start);
			if (end > start) {
				return end;
			}
		}
		if ((c == 'x' || c == 'X') && Punycode.startsAt(this.text, start)) {
			int end = label(start);
			if (end > start) {
				return end;
			}
		}
		return base(start);
	}

	private int morse(int start) {
		if (start < this.failedMorseEnd) {
			return start;
		}
		MappedText letters = new MappedText(16);
		int end = MorseCode.read(this.text, start, letters);
		if (end > start && hasKnownWord(letters)) {
			ByteRun.append(letters, this.result);
			return end;
		}
		this.failedMorseEnd = end;
		return start;
	}

	private int numbers(int start) {
		int end = NumberCodes.end(this.text, start);
		if (end == start) {
			return start;
		}
		MappedText found = NumberCodes.read(this.text, start, end);
		if (found != null && hasKnownWord(found)) {
			ByteRun.append(found, this.result);
			return end;
		}
		// Not tried again from the second number on
		this.decoded = false;
		return copy(start, end);
	}

	private int copy(int start, int end) {
		for (int i = start; i < end; i++) {
			this.result.append(this.text.charAt(i), i, i + 1);
		}
		return end;
	}

	private int label(int start) {
		int end = Punycode.end(this.text, start);
		String label = Punycode.decode(this.text, start, end);
		if (label == null) {
			return start;
		}
		for (int i = 0; i < label.length(); i++) {
			this.result.append(label.charAt(i), start, end);
		}
		return end;
	}

	private int tokenEnd(int start) {
		int end = start;
		while (end < this.text.length() && this.text.charAt(end) == '=') {
			end++;
		}
		while (end < this.text.length() && BaseCode.BASE64.value(this.text.charAt(end)) >= 0) {
			end++;
		}
		while (end < this.text.length() && this.text.charAt(end) == '=') {
			end++;
		}
		return end;
	}

	private int base(int start) {
		int end = (start < this.failedEnd) ? start : tokenEnd(start);
		int length = end - start;
		if (length >= MIN_TOKEN || (length >= MIN_FOLLOWING && follows(start))) {
			if (length >= MIN_LINE && start >= this.failedLinesEnd) {
				int last = linesEnd(end, length);
				if (last > end && base(start, last)) {
					return last;
				}
				this.failedLinesEnd = last;
			}
			if (base(start, end) || (length >= MIN_ALONE && parts(start, end))) {
				return end;
			}
		}
		this.failedEnd = Math.max(this.failedEnd, end);
		this.decoded = false;
		return copy(start, partEnd(start));
	}

	private int partEnd(int start) {
		int end = start;
		while (end < this.text.length() && (end == start || !isJoint(this.text.charAt(end - 1)))
				&& BaseCode.BASE64.value(this.text.charAt(end)) >= 0) {
			end++;
		}
		return end;
	}

	private static boolean isJoint(char c) {
		return c == '/' || c == '-' || c == '_' || c == '+';
	}

	// Returns whether only a blank lies between the last code and here.
	private boolean follows(int start) {
		return this.lastEnd >= 0 && start - this.lastEnd <= 2 && start > this.lastEnd;
	}

	// Returns where the lines of a long code end.
	private int linesEnd(int firstEnd, int firstLength) {
		int end = firstEnd;
		while (true) {
			int next = end;
			while (next < this.text.length() && this.text.charAt(next) <= ' ') {
				next++;
			}
			int nextEnd = tokenEnd(next);
			if (next == end || nextEnd == next || next - end > 4 || nextEnd - next > firstLength) {
				return end;
			}
			end = nextEnd;
			if (nextEnd - next < firstLength) {
				return end;
			}
		}
	}

	// Returns whether a stretch may be a code: words have no digits, and capitals only at
	// the start.
	private boolean mayBeCode(int start, int end) {
		boolean lower = false;
		boolean capital = false;
		boolean other = end - start >= MIN_ALONE && this.text.charAt(start) == '=';
		boolean upper = true;
		boolean hex = true;
		for (int i = start; i < end; i++) {
			char c = this.text.charAt(i);
			boolean isLower = c >= 'a' && c <= 'z';
			boolean isUpper = c >= 'A' && c <= 'Z';
			lower |= isLower;
			upper &= !isLower;
			capital |= isUpper && i > start;
			other |= c >= '0' && c <= '9';
			hex &= Escapes.hex(c) >= 0;
		}
		return other || (lower && capital) || hex || (upper && end - start >= MIN_ALONE);
	}

	private boolean base(int start, int end) {
		int length = end - start;
		if (!mayBeCode(start, end)) {
			return false;
		}
		if (length >= MIN_BITS && (this.text.charAt(start) == '0' || this.text.charAt(start) == '1')) {
			MappedText bits = NumberCodes.bits(this.text, start, end);
			if (bits != null) {
				ByteRun.append(bits, this.result);
				return true;
			}
		}
		for (BaseCode code : BaseCode.VALUES) {
			for (BaseCode.Change change : BaseCode.Change.VALUES) {
				if (change != BaseCode.Change.NONE && length < MIN_ALONE) {
					break;
				}
				MappedText found = code.read(this.text, start, end, change);
				if (found != null && isText(found, length >= MIN_ALONE)) {
					ByteRun.append(found, this.result);
					this.lastEnd = end;
					return true;
				}
			}
		}
		return false;
	}

	// A short code counts only if it makes words
	private boolean isText(MappedText found, boolean isLong) {
		int letters = 0;
		for (int i = 0; i < found.length(); i++) {
			char c = found.charAt(i);
			if (!isLong && (c < ' ' || c >= 0x7F)) {
				return false;
			}
			letters += (Character.isLetter(c) || Character.isSurrogate(c) || c == ' ') ? 1 : 0;
		}
		return letters * 2 > found.length() && (isLong || hasKnownWord(found));
	}

	private boolean hasKnownWord(MappedText found) {
		String word = found.lowerCase();
		if (word.chars().filter((c) -> c >= 0x80).count() * 2 > word.length()) {
			return true;
		}
		int start = 0;
		for (int i = 0; i <= word.length(); i++) {
			if (i == word.length() || !TokenType.isLetter(word.charAt(i))) {
				boolean known = i - start >= MIN_KNOWN
						&& (this.vocabulary.contains(word, start, i) || this.vocabulary.recognise(word, start, i) >= 0
								|| this.vocabulary.rotation(word, start, i) > 0
								|| JoinedWords.areKnown(this.vocabulary, word, start, i));
				if (known) {
					return true;
				}
				start = i + 1;
			}
		}
		return false;
	}

	// Looks at the parts of a path
	private boolean parts(int start, int end) {
		int length = this.result.length();
		boolean found = false;
		int from = start;
		for (int i = start; i <= end; i++) {
			if (i == end || isJoint(this.text.charAt(i))) {
				boolean decoded = i - from >= MIN_ALONE && i - from < end - start && base(from, i);
				found |= decoded;
				if (!decoded) {
					copy(from, i);
				}
				if (i < end) {
					copy(i, i + 1);
				}
				from = i + 1;
			}
		}
		if (!found) {
			this.result.truncate(length);
		}
		return found;
	}

}
