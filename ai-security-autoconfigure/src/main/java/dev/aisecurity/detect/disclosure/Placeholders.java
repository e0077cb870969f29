package dev.aisecurity.detect.disclosure;

/**
 * Values that stand where a secret would stand: examples of manuals, references to
 * variables, rows of the same character.
 */
final class Placeholders {

	private static final WordList MARKS = new WordList("example", "xxxx", "your_", "your-", "yourapi", "yourkey",
			"yourtoken", "yoursecret", "yourpass", "placeholder", "redacted", "changeme", "change_me", "change-me",
			"insert_", "replace", "....", "****", "<", "${", "{{", "$(", "%(", "#{");

	private static final WordList WORDS = new WordList("test", "dummy", "sample", "fake", "todo", "none", "null",
			"undefined", "true", "false", "password", "passwd", "secret", "token", "apikey", "api_key", "api-key",
			"mykey", "my_", "my-", "foobar", "abcdef", "123456", "000000", "string", "value", "hidden", "masked",
			"env.", "environ", "getenv", "config", "vault:", "secrets.", "encrypted", "enc(", "{cipher}", "{noop}",
			"{bcrypt}", "$2a$", "$2b$", "$2y$", "{env", "var.", "process.", "required", "optional", "http");

	/** Secrets that are printed in public manuals. */
	private static final String[] PUBLISHED = { "sk_test_4eC39HqLyjWDarjtT1zdp7dc", "sk_test_BQokikJOvBiI2HlWgH4olfQ2",
			"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiw",
			"Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==" };

	private static final int FEWEST_DIFFERENT = 5;

	private Placeholders() {
	}

	// Returns whether a token with a form of its own stands for another.
	static boolean isToken(CharSequence text, int start, int end) {
		return MARKS.isWithin(text, start, end) || isMonotonous(text, start, end) || isPublished(text, start);
	}

	// Returns whether a value with no form of its own stands for another.
	static boolean isValue(CharSequence text, int start, int end) {
		return isToken(text, start, end) || WORDS.isWithin(text, start, end);
	}

	private static boolean isMonotonous(CharSequence text, int start, int end) {
		long low = 0;
		long high = 0;
		for (int i = start; i < end; i++) {
			char c = text.charAt(i);
			if (c < 64) {
				low |= 1L << c;
			}
			else {
				high |= 1L << c;
			}
		}
		return Long.bitCount(low) + Long.bitCount(high) < FEWEST_DIFFERENT;
	}

	private static boolean isPublished(CharSequence text, int start) {
		for (String each : PUBLISHED) {
			int i = 0;
			while (i < each.length() && Ascii.at(text, start + i) == each.charAt(i)) {
				i++;
			}
			if (i == each.length()) {
				return true;
			}
		}
		return false;
	}

}
