package dev.aisecurity.detect.disclosure;

/**
 * Follows values that are being assigned, from what assigns them to the character after
 * their end, as {@link AssignedSecrets} reads them. A value may be assigned within
 * another one.
 */
final class ValueProgress {

	private static final int MAX_BLANKS = 8;

	private final Value outer = new Value();

	private final Value inner = new Value();

	/**
	 * Characters from what assigns on, or 0 if the value has started or there is none.
	 */
	private int blanks;

	private char last;

	private char beforeLast;

	private char third;

	private boolean complete;

	/**
	 * Reads the next character.
	 * @param c the character
	 * @return how many characters are held back, this one included
	 */
	int accept(char c) {
		this.complete = false;
		if (this.outer.isOpen() || this.inner.isOpen()) {
			follow(c);
		}
		if (this.blanks > 0 && !isBlank(c)) {
			boolean operator = (c == '=' || c == ':' || c == '>') && !isQuote(this.last);
			if (!operator) {
				open(c);
			}
			this.blanks = 0;
		}
		if (assigns(c)) {
			this.blanks = 1;
		}
		else if (this.blanks > 0 && ++this.blanks > MAX_BLANKS) {
			this.blanks = 0;
		}
		this.third = this.beforeLast;
		this.beforeLast = this.last;
		this.last = c;
		return Math.max(this.blanks, Math.max(this.outer.held(), this.inner.held()));
	}

	// Returns whether a value that may be secret was completed by the character read
	// last.
	boolean isComplete() {
		return this.complete;
	}

	private void follow(char c) {
		this.complete = (this.outer.isOpen() && this.outer.accept(c)) | (this.inner.isOpen() && this.inner.accept(c));
	}

	private void open(char c) {
		Value value = this.outer.isOpen() ? this.inner : this.outer;
		if (!value.isOpen()) {
			value.open(isQuote(this.last) ? this.last : 0, this.blanks);
			value.accept(c);
		}
	}

	private boolean assigns(char c) {
		return switch (c) {
			case ':', '>' -> true;
			case '=' -> this.last != '=' && this.last != '!' && this.last != '~';
			case ',' -> this.last == '"' || this.last == '\'';
			case ' ' -> this.last == 's' && this.beforeLast == 'i' && this.third == ' ';
			default -> false;
		};
	}

	private static boolean isBlank(char c) {
		return c == ' ' || c == '\t' || c == '"' || c == '\'' || c == '`' || c == '\\';
	}

	private static boolean isQuote(char c) {
		return c == '"' || c == '\'' || c == '`';
	}

	/**
	 * One value.
	 */
	private static final class Value {

		private static final int MAX_LENGTH = 257;

		private static final int MIN_LENGTH = 6;

		private char quote;

		private int lead;

		private int length;

		private int humps;

		private boolean sign;

		private char last;

		boolean isOpen() {
			return this.length > 0;
		}

		int held() {
			return (this.length > 0) ? this.lead + this.length : 0;
		}

		void open(char quote, int lead) {
			this.quote = quote;
			this.lead = lead;
			this.humps = 0;
			this.sign = false;
			this.last = 'A';
		}

		// Returns whether the value ended before a character and is worth looking at.
		boolean accept(char c) {
			if ((this.quote != 0) ? isEndOfQuoted(c) : isEndOfPlain(c)) {
				boolean plausible = this.length >= MIN_LENGTH && (this.sign || this.humps > 1);
				this.length = 0;
				return plausible;
			}
			this.humps += (Ascii.isUpper(c) && !Ascii.isUpper(this.last)) ? 1 : 0;
			this.sign |= Ascii.isDigit(c) || c == '!' || c == '@' || c == '#' || c == '$' || c == '%' || c == '^'
					|| c == '*';
			this.last = c;
			if (++this.length > MAX_LENGTH) {
				this.length = 0;
			}
			return false;
		}

		private boolean isEndOfQuoted(char c) {
			return c == this.quote || c == '\n' || c == '\r' || c == '\\' || c == ' ';
		}

		private static boolean isEndOfPlain(char c) {
			return switch (c) {
				case ' ', '\t', '\n', '\r', '"', '\'', '`', ',', ';', '<', '>', ')', ']', '}', '|', '\\', ':' -> true;
				default -> c > '~';
			};
		}

	}

}
