package dev.aisecurity.detect.disclosure;

/**
 * Follows dates that start with a day and name the month, from the day to the character
 * after the year, as {@link BirthDates} reads them.
 */
final class DateProgress {

	private static final int YEAR_DIGITS = 4;

	private static final int INITIALS = 3;

	private final StringBuilder month = new StringBuilder(INITIALS);

	private Part part = Part.NONE;

	private int length;

	private int count;

	private char last;

	private boolean complete;

	/**
	 * Reads the next character.
	 * @param c the character
	 * @return how many characters are held back, this one included
	 */
	int accept(char c) {
		this.complete = false;
		boolean digit = Ascii.isDigit(c);
		if (this.part == Part.NONE && !digit) {
			this.last = c;
			return 0;
		}
		this.length++;
		this.part = next(c, digit);
		if (this.part == Part.NONE) {
			this.length = 0;
			if (digit && !Ascii.isAlphanumeric(this.last)) {
				enter(Part.DAY);
				this.count = 1;
				this.length = 1;
			}
		}
		this.last = c;
		return this.length;
	}

	// Returns whether a date was completed by the character read last.
	boolean isComplete() {
		return this.complete;
	}

	private Part next(char c, boolean digit) {
		return switch (this.part) {
			case NONE -> Part.NONE;
			case DAY -> day(c, digit);
			case ORDINAL ->
				(c == 't' || c == 'd' || c == 'h' || c == 'T' || c == 'D' || c == 'H') ? Part.AFTER_ORDINAL : Part.NONE;
			case AFTER_ORDINAL, AFTER_DOT ->
				isGap(c) ? enter(Part.GAP) : (c == '.' && this.part == Part.AFTER_ORDINAL) ? Part.AFTER_DOT : Part.NONE;
			case GAP -> gap(c);
			case MONTH -> month(c);
			case PARTICLE -> (c == 'e' || c == 'E') ? Part.AFTER_PARTICLE : Part.NONE;
			case AFTER_PARTICLE -> (c == ' ') ? Part.BEFORE_YEAR : Part.NONE;
			case BEFORE_YEAR -> beforeYear(c, digit);
			case YEAR -> year(digit);
		};
	}

	private Part enter(Part next) {
		this.part = next;
		this.count = 0;
		this.month.setLength(0);
		return next;
	}

	private static boolean isGap(char c) {
		return c == ' ' || c == '-';
	}

	private Part day(char c, boolean digit) {
		if (digit) {
			return (++this.count == 2) ? Part.DAY : Part.NONE;
		}
		if (isGap(c)) {
			return enter(Part.GAP);
		}
		if (c == '.') {
			return Part.AFTER_DOT;
		}
		return (c == 's' || c == 'n' || c == 'r' || c == 't' || c == 'S' || c == 'N' || c == 'R' || c == 'T')
				? Part.ORDINAL : Part.NONE;
	}

	private Part gap(char c) {
		boolean word = this.month.length() == 2 && c == ' '
				&& (Ascii.hasWord(this.month, 0, "of") || Ascii.hasWord(this.month, 0, "de"));
		if (word && this.count == 0) {
			this.month.setLength(0);
			this.count = 1;
			return Part.GAP;
		}
		if (!BirthDates.isWordPart(c)) {
			return Part.NONE;
		}
		this.month.append(c);
		if (this.month.length() < INITIALS) {
			return Part.GAP;
		}
		return BirthDates.isMonth(this.month, 0) ? enter(Part.MONTH) : Part.NONE;
	}

	private Part month(char c) {
		if (c == ' ' || c == ',' || c == '-' || c == '.') {
			this.count = 1;
			return Part.BEFORE_YEAR;
		}
		return (BirthDates.isWordPart(c) && ++this.count < BirthDates.MAX_MONTH) ? Part.MONTH : Part.NONE;
	}

	private Part beforeYear(char c, boolean digit) {
		if (digit) {
			enter(Part.YEAR);
			this.count = 1;
			return Part.YEAR;
		}
		if ((c == 'd' || c == 'D') && this.last == ' ') {
			return Part.PARTICLE;
		}
		return ((c == ' ' || c == ',' || c == '-' || c == '.') && ++this.count <= INITIALS) ? Part.BEFORE_YEAR
				: Part.NONE;
	}

	private Part year(boolean digit) {
		if (digit) {
			return (++this.count <= YEAR_DIGITS) ? Part.YEAR : Part.NONE;
		}
		this.complete = this.count == YEAR_DIGITS;
		return Part.NONE;
	}

	private enum Part {

		NONE, DAY, ORDINAL, AFTER_ORDINAL, AFTER_DOT, GAP, MONTH, PARTICLE, AFTER_PARTICLE, BEFORE_YEAR, YEAR

	}

}
