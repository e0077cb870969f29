package dev.aisecurity.detect.lexical;

/**
 * One pass over a text in canonical form that finds its features: runs of three to five
 * characters; words, pairs and triples of words; concepts and which of them stand near
 * each other. Linear in the length of the text, no allocation per character. Used by one
 * thread.
 */
public final class FeatureScan {

	/** Runs of characters. */
	public static final int CHARACTERS = 0;

	/** Words, and words beside each other. */
	public static final int WORDS = 1;

	/** Concepts, and concepts near each other. */
	public static final int CONCEPTS = 2;

	/** How many kinds of features there are. */
	public static final int GROUPS = 3;

	/** The longest unit, in characters. */
	public static final int MAX_UNIT = 320;

	private static final int MIN_UNIT = 16;

	private static final int NEAR = 10;

	private static final int RECENT = 6;

	private static final char FIRST_IDEOGRAPH = '\u2E80';

	private static final int MULTIPLIER = 0x9E3779B1;

	private final Concepts concepts;

	private final FeatureSink sink;

	/** The last characters, the latest first; runs of blanks count once. */
	private int c1 = ' ';

	private int c2 = ' ';

	private int c3 = ' ';

	private int c4 = ' ';

	/** Hash of the word so far; 0 between words. */
	private int word;

	private int prefixConcept;

	private int before1;

	private int before2;

	private int words;

	private boolean first = true;

	private final int[] recent = new int[RECENT];

	private final int[] recentAt = new int[RECENT];

	private int count;

	/**
	 * Creates a scan.
	 * @param concepts the concepts to look for
	 * @param sink takes the features
	 */
	public FeatureScan(Concepts concepts, FeatureSink sink) {
		this.concepts = concepts;
		this.sink = sink;
	}

	/**
	 * Scans a text until its end or until the sink has had enough.
	 * @param text the text in canonical form
	 */
	public void run(String text) {
		int start = 0;
		int length = text.length();
		for (int i = 0; i < length; i++) {
			char c = text.charAt(i);
			character(c);
			boolean blank = c == ' ' || c == '\n';
			if (isEnd(text, i, c, start) || (blank && i - start >= MAX_UNIT) || i - start >= 2 * MAX_UNIT) {
				if (!endOfUnit(start, i + 1)) {
					return;
				}
				start = i + 1;
			}
		}
		character(' ');
		if (start < length) {
			endOfUnit(start, length);
		}
	}

	private static boolean isEnd(String text, int i, char c, int start) {
		if (c == '\n') {
			return i - start >= MIN_UNIT;
		}
		if (c == '.' || c == '!' || c == '?') {
			return i - start >= MIN_UNIT && i + 1 < text.length() && text.charAt(i + 1) <= ' ';
		}
		return (c == '\u3002' || c == '\uFF01' || c == '\uFF1F' || c == '\u0964') && i - start >= MIN_UNIT / 2;
	}

	private boolean endOfUnit(int start, int end) {
		if (this.word != 0) {
			endOfWord();
		}
		boolean goesOn = this.sink.endOfUnit(start, end);
		this.first = true;
		this.before1 = 0;
		this.before2 = 0;
		this.words += NEAR;
		return goesOn;
	}

	private void character(char raw) {
		int c = raw;
		if (c <= ' ') {
			c = ' ';
		}
		else if (c >= '0' && c <= '9') {
			c = '0';
		}
		boolean part = (c >= 'a' && c <= 'z') || c == '0' || (c >= 128 && Character.isLetterOrDigit(c)) || isMark(c);
		if (part) {
			inWord(c);
		}
		else if (this.word != 0) {
			endOfWord();
		}
		if ((c == ' ' && this.c1 == ' ') || (c == '0' && this.c1 == '0' && this.c2 == '0')) {
			return;
		}
		int three = hash(hash(hash(0x1B873593, this.c2), this.c1), c);
		this.sink.feature(CHARACTERS, three);
		int four = hash(three + 0x51ED270B, this.c3);
		this.sink.feature(CHARACTERS, four);
		this.sink.feature(CHARACTERS, hash(four + 0x2545F491, this.c4));
		if (c >= FIRST_IDEOGRAPH) {
			ideograph(c);
		}
		else if (!part && c != ' ' && this.c1 != ' ' && !isPart(this.c1)) {
			this.sink.feature(WORDS, hash(hash(0x6C8E9CF5, this.c1), c));
		}
		this.c4 = this.c3;
		this.c3 = this.c2;
		this.c2 = this.c1;
		this.c1 = c;
	}

	private static boolean isMark(int c) {
		return c >= 0x300 && Character.getType(c) >= Character.NON_SPACING_MARK
				&& Character.getType(c) <= Character.COMBINING_SPACING_MARK;
	}

	private static boolean isPart(int c) {
		return (c >= 'a' && c <= 'z') || c == '0' || c >= 128;
	}

	private void inWord(int c) {
		if (this.word == 0) {
			this.word = 0x811C9DC5;
			this.prefixConcept = 0;
		}
		this.word = hash(this.word, c);
		if (this.word == 0) {
			this.word = 1;
		}
		int concept = this.concepts.ofPrefix(this.word);
		if (concept != 0) {
			this.prefixConcept = concept;
		}
	}

	private void ideograph(int c) {
		int two = hash(hash(0x3C6EF372, this.c1), c);
		this.sink.feature(WORDS, two);
		this.sink.feature(WORDS, hash(hash(0x7F4A7C15, 0), c));
		this.words++;
		int back = hash(hash(Concepts.BACKWARDS, c), this.c1);
		int concept = this.concepts.ofIdeographs(back);
		back = hash(back, this.c2);
		int longer = this.concepts.ofIdeographs(back);
		concept = (longer != 0) ? longer : concept;
		back = hash(back, this.c3);
		longer = this.concepts.ofIdeographs(back);
		concept = (longer != 0) ? longer : concept;
		if (concept != 0) {
			concept(concept);
		}
	}

	private void endOfWord() {
		int hash = this.word;
		this.word = 0;
		this.words++;
		this.sink.feature(WORDS, hash);
		if (this.before1 != 0) {
			int two = hash(this.before1, hash);
			this.sink.feature(WORDS, two);
			if (this.before2 != 0) {
				this.sink.feature(WORDS, hash(two + 0x2127599B, this.before2));
				this.sink.feature(WORDS, hash(this.before2 + 0x5BD1E995, hash));
			}
		}
		else if (this.first) {
			this.sink.feature(WORDS, hash(0x27D4EB2F, hash));
		}
		int concept = this.concepts.ofWord(hash);
		if (concept == 0) {
			concept = this.prefixConcept;
		}
		if (concept != 0) {
			concept(concept);
		}
		this.before2 = this.before1;
		this.before1 = hash;
		this.first = false;
	}

	private void concept(int concept) {
		this.sink.feature(CONCEPTS, hash(0x165667B1, concept));
		if (this.first) {
			this.sink.feature(CONCEPTS, hash(0x2FA9E8B1, concept));
		}
		int near = 0;
		for (int i = 1; i <= RECENT && i <= this.count; i++) {
			int at = (this.count - i) % RECENT;
			if (this.words - this.recentAt[at] > NEAR) {
				break;
			}
			int other = this.recent[at];
			int pair = hash(hash(0x4CF5AD43, other), concept);
			this.sink.feature(CONCEPTS, pair);
			if (near != 0) {
				this.sink.feature(CONCEPTS, hash(hash(hash(0x38495AB5, other), near), concept));
			}
			near = other;
		}
		this.recent[this.count % RECENT] = concept;
		this.recentAt[this.count % RECENT] = this.words;
		this.count++;
	}

	static int hash(int seed, int value) {
		int h = (seed ^ value) * MULTIPLIER;
		return h ^ (h >>> 15);
	}

}
