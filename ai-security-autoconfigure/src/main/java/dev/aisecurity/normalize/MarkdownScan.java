package dev.aisecurity.normalize;

/**
 * One pass over a text that finds the alternative texts and titles of Markdown images and
 * links, and link definitions, which are never shown. Used once, by one thread.
 */
final class MarkdownScan {

	private static final int MAX_TITLE = 4096;

	private final String text;

	private final MarkupTexts texts;

	/** Where the next look starts. */
	private int at;

	MarkdownScan(String text, MarkupTexts texts) {
		this.text = text;
		this.texts = texts;
	}

	void run(ScanBudget budget) {
		int brackets = 0;
		int before = -1;
		for (int bracket = this.text.indexOf(']'); bracket >= 0; bracket = this.text.indexOf(']', this.at)) {
			this.at = bracket + 1;
			char next = (this.at < this.text.length()) ? this.text.charAt(this.at) : 0;
			if (next == '(' || next == ':') {
				int open = open(bracket, before);
				if (open >= 0 && next == '(') {
					link(open, bracket);
				}
				else if (open >= 0 && isLineStart(open)) {
					definition(bracket + 2);
				}
			}
			before = bracket;
			if ((++brackets & 0x3FF) == 0 && budget.isTimeUp()) {
				return;
			}
		}
	}

	// Returns the bracket that opens what another one closes, or -1.
	private int open(int bracket, int before) {
		int open = bracket - 1;
		while (open > before && this.text.charAt(open) != '[') {
			open--;
		}
		return (open > before) ? open : -1;
	}

	private boolean isLineStart(int index) {
		return index == 0 || this.text.charAt(index - 1) == '\n';
	}

	private void link(int open, int bracket) {
		if (open > 0 && this.text.charAt(open - 1) == '!') {
			this.texts.title(open + 1, bracket);
		}
		title(destinationEnd(bracket + 2));
	}

	private void definition(int start) {
		title(destinationEnd(start));
	}

	private int destinationEnd(int start) {
		int i = start;
		while (i < this.text.length() && this.text.charAt(i) == ' ') {
			i++;
		}
		while (i < this.text.length() && this.text.charAt(i) > ' ' && "()[]".indexOf(this.text.charAt(i)) < 0) {
			i++;
		}
		return i;
	}

	// Reads a title. The next look starts where reading stopped, so that no character is
	// read twice.
	private void title(int start) {
		int i = start;
		while (i < this.text.length() && (this.text.charAt(i) == ' ' || this.text.charAt(i) == '\n')) {
			i++;
		}
		this.at = i;
		char quote = (i > start && i < this.text.length()) ? this.text.charAt(i) : 0;
		if (quote != '"' && quote != '\'' && quote != '(') {
			return;
		}
		char close = (quote == '(') ? ')' : quote;
		int limit = Math.min(this.text.length(), i + MAX_TITLE);
		int end = i + 1;
		while (end < limit && this.text.charAt(end) != close) {
			end++;
		}
		this.at = end;
		if (end < limit) {
			this.texts.title(i + 1, end);
		}
	}

}
