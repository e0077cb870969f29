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

	/** What the last escape stands for. */
	private final MappedText escaped = new MappedText(16);

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

	/** Up to here, the text was decoded or copied. */
	private int done;

	/** Where what the last step decoded starts in the result; -1 if nothing. */
	private int decodedFrom;

	private Decoding(Vocabulary vocabulary, String text) {
		this.vocabulary = vocabulary;
		this.text = text;
		this.result = new MappedText(16);
		this.escapes = new Escapes(text, this.escaped);
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
		if (!decoding.changed) {
			return null;
		}
		decoding.copy(text.length());
		return decoding;
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
		int end = start;
		this.decoded = true;
		this.decodedFrom = -1;
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
			return start + 1;
		}
		if (this.decoded) {
			this.done = end;
			noteChange(this.decodedFrom);
		}
		return end;
	}

	// Copies what stands before something that was decoded and is now to be written.
	private void copy(int end) {
		for (int i = this.done; i < end; i++) {
			this.result.append(this.text.charAt(i), i, i + 1);
		}
		this.done = Math.max(this.done, end);
		this.decodedFrom = (this.decodedFrom < 0) ? this.result.length() : this.decodedFrom;
	}

	private void write(MappedText found, int start, int end) {
		copy(start);
		ByteRun.append(found, this.result);
		this.done = end;
	}

	private int escape(int start, char c) {
		boolean may = start + 2 < this.text.length()
				&& Escapes.mayStart(c, this.text.charAt(start + 1), this.text.charAt(start + 2));
		return may ? readEscape(start) : start;
	}

	private int readEscape(int start) {
		this.escaped.clear();
		int end = this.escapes.read(start);
		if (end > start) {
			write(this.escaped, start, end);
		}
		return end;
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
			int end = readEscape(start);
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
			write(letters, start, end);
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
			write(found, start, end);
			return end;
		}
		// Not tried again from the second number on
		this.decoded = false;
		return end;
	}

	private int label(int start) {
		int end = Punycode.end(this.text, start);
		String label = Punycode.decode(this.text, start, end);
		if (label == null) {
			return start;
		}
		copy(start);
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
		return partEnd(start);
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
				write(bits, start, end);
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
					write(found, start, end);
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
		boolean found = false;
		int from = start;
		for (int i = start; i <= end; i++) {
			if (i == end || isJoint(this.text.charAt(i))) {
				found |= i - from >= MIN_ALONE && i - from < end - start && base(from, i);
				from = i + 1;
			}
		}
		if (found) {
			copy(end);
		}
		return found;
	}

}
