package dev.aisecurity.detect.disclosure;

/**
 * Follows numbers with the groups, signs and letters that belong to them, and the words
 * after them that may say what they are. Held are a number from the first character that
 * may be part of it, and for as long as its groups go on or, when it is long enough to be
 * one of a person, until the words after it are known.
 */
final class NumberProgress {

	private static final int AFTER = ContextWords.AFTER + 4;

	private static final int MAX_GAP = 2;

	private static final int MAX_LEAD = 3;

	private static final int LONGEST = 192;

	private static final int REACH = 96;

	private static final int LONG = 6;

	private static final int SHORT = 4;

	private static final int INITIALS = 3;

	private static final String SEPARATORS = " \u00a0\u2009\u202f-\u2010\u2011\u2012\u2013./+(),:\u5e74\u6708\u65e5";

	private final char[] initials = new char[INITIALS];

	private long position;

	/** Where what is held starts, or -1. */
	private long start = -1;

	/** Position at which it is settled. */
	private long until;

	/** Where what is held starts once that is settled, or -1. */
	private long nextStart = -1;

	private long nextUntil;

	private boolean open;

	private int digits;

	private int groups;

	private boolean lettered;

	private long end;

	/** Letters and digits in a row up to the last character. */
	private int token;

	/** Letters and dots in a row up to the last character. */
	private int word;

	/** Characters before the next one that belong to a number that starts there. */
	private int lead;

	private char last;

	private boolean complete;

	/**
	 * Reads the next character.
	 * @param c the character
	 * @return how many characters are held back, this one included
	 */
	int accept(char c) {
		this.position++;
		this.complete = false;
		if (Ascii.isDigit(c)) {
			digit();
		}
		else if (Ascii.isLetter(c)) {
			letter(c);
		}
		else {
			sign(c);
		}
		this.last = c;
		if (this.start < 0) {
			return this.lead;
		}
		settle();
		return (this.start < 0) ? this.lead : (int) (this.position - this.start);
	}

	// Returns whether a number that may be one of a person was completed by the character
	// read last.
	boolean isComplete() {
		return this.complete;
	}

	private void digit() {
		if (!this.open) {
			long from = this.position - 1 - this.token - ((this.token == 0) ? this.lead : 0);
			this.open = true;
			this.digits = 0;
			this.groups = 0;
			this.lettered = this.token > 0;
			if (this.start < 0) {
				this.start = from;
				this.until = Long.MAX_VALUE;
			}
			else {
				this.nextStart = (this.nextStart < 0) ? from : this.nextStart;
				this.nextUntil = Long.MAX_VALUE;
			}
		}
		this.groups += (this.digits == 0 || !Ascii.isDigit(this.last)) ? 1 : 0;
		this.digits++;
		this.token++;
		this.word = 0;
		this.lead = 0;
		this.end = this.position;
	}

	private void letter(char c) {
		if (this.open) {
			if (this.end == this.position - 1 || this.last == '-') {
				this.lettered = true;
				this.end = this.position;
			}
			else {
				close();
			}
		}
		if (this.word < INITIALS) {
			this.initials[this.word] = c;
		}
		this.word++;
		this.token++;
		this.lead = 0;
	}

	private void sign(char c) {
		if (this.open && (SEPARATORS.indexOf(c) < 0 || this.position - this.end > MAX_GAP)) {
			close();
		}
		if (c == '\n' && this.start >= 0 && !this.open) {
			this.until = this.position;
			this.nextUntil = this.position;
		}
		this.lead = lead(c);
		this.token = 0;
		if (!BirthDates.isWordPart(c)) {
			this.word = 0;
		}
		else {
			if (this.word < INITIALS) {
				this.initials[this.word] = c;
			}
			this.word++;
		}
	}

	// Signs before a number, two letters and a space, the name of a month and a space.
	private int lead(char c) {
		if (c == '+' || c == '(') {
			return Math.min(MAX_LEAD, this.lead + 1);
		}
		if (c != ' ') {
			return 0;
		}
		if (this.token == 2) {
			return MAX_LEAD;
		}
		boolean month = this.word >= INITIALS && this.word < BirthDates.MAX_MONTH
				&& BirthDates.isMonth(new String(this.initials), 0);
		return month ? this.word + 1 : 0;
	}

	private void close() {
		this.open = false;
		boolean mixed = this.groups > 1 || this.lettered;
		boolean longEnough = this.digits >= LONG || (mixed && this.digits >= SHORT);
		this.complete = longEnough || this.digits > SHORT;
		long settled = longEnough ? this.end + AFTER : this.position;
		if (this.nextStart >= 0) {
			this.nextUntil = settled;
		}
		else {
			this.until = settled;
		}
	}

	private void settle() {
		while (this.start >= 0 && this.position >= this.until) {
			this.start = this.nextStart;
			this.until = this.nextUntil;
			this.nextStart = -1;
		}
		if (this.open && this.start >= 0 && this.position - this.start >= LONGEST) {
			if (this.position - this.start == LONGEST) {
				this.complete = true;
				return;
			}
			this.start = this.position - REACH;
			this.until = Long.MAX_VALUE;
			this.nextStart = -1;
		}
	}

}
