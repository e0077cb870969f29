package dev.aisecurity.normalize;

import org.jspecify.annotations.Nullable;

/**
 * One pass over a text that finds HTML comments, elements that are not shown and texts in
 * attributes. It follows tags only as far as is needed to know where an element ends.
 * Used once, by one thread.
 */
final class HtmlScan {

	private static final String VOID = " area base br col embed hr img input link meta source track wbr ";

	private final String text;

	private final MarkupTexts texts;

	/** Name of the element that is not shown, or {@code null} outside of one. */
	private @Nullable String hidden;

	private int depth;

	/** Start of the text since the last tag. */
	private int start;

	private boolean unbalancedQuotes;

	HtmlScan(String text, MarkupTexts texts) {
		this.text = text;
		this.texts = texts;
	}

	void run(ScanBudget budget) {
		int at = this.text.indexOf('<');
		int tags = 0;
		while (at >= 0 && at + 1 < this.text.length()) {
			int next = at + 1;
			if (this.text.startsWith("!--", at + 1)) {
				next = comment(at);
			}
			else if (isNameStart(this.text.charAt(at + 1))) {
				int end = tagEnd(at + 1);
				if (end < 0) {
					at = this.text.indexOf("<!--", at + 1);
					continue;
				}
				tag(at, end);
				next = end + 1;
			}
			if ((++tags & 0x3FF) == 0 && budget.isTimeUp()) {
				return;
			}
			at = this.text.indexOf('<', next);
		}
		flush(this.text.length());
	}

	private static boolean isNameStart(char c) {
		return c == '/' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	}

	private int comment(int at) {
		flush(at);
		int end = this.text.indexOf("-->", at + 4);
		this.texts.comment(at + 4, (end < 0) ? this.text.length() : end);
		this.start = (end < 0) ? this.text.length() : end + 3;
		return this.start;
	}

	private void flush(int end) {
		if (this.hidden != null && end > this.start) {
			this.texts.styledAway(this.start, end);
		}
	}

	// Returns where a tag ends. A quote that is never closed is read once to the end of
	// the text, and from then on quotes are ignored.
	private int tagEnd(int from) {
		char quote = 0;
		char before = 0;
		for (int i = from; i < this.text.length() && !this.unbalancedQuotes; i++) {
			char c = this.text.charAt(i);
			if (quote != 0) {
				quote = (c == quote) ? 0 : quote;
			}
			else if (c == '>') {
				return i;
			}
			else if ((c == '"' || c == '\'') && before == '=') {
				quote = c;
			}
			before = (c > ' ') ? c : before;
		}
		this.unbalancedQuotes = true;
		return this.text.indexOf('>', from);
	}

	private void tag(int at, int end) {
		flush(at);
		this.start = end + 1;
		boolean closing = this.text.charAt(at + 1) == '/';
		int nameStart = closing ? at + 2 : at + 1;
		int nameEnd = nameStart;
		while (nameEnd < end && this.text.charAt(nameEnd) > ' ' && this.text.charAt(nameEnd) != '/') {
			nameEnd++;
		}
		boolean open = !closing && this.text.charAt(end - 1) != '/';
		String name = this.hidden;
		if (name != null) {
			if (name.length() == nameEnd - nameStart
					&& this.text.regionMatches(true, nameStart, name, 0, name.length())) {
				this.depth += closing ? -1 : (open ? 1 : 0);
				this.hidden = (this.depth > 0) ? name : null;
			}
		}
		if (!closing && nameEnd < end) {
			HtmlAttributes attributes = new HtmlAttributes(this.text, nameEnd, end);
			boolean shown = !attributes.read(this.texts);
			if (name == null && !shown && open && !isVoid(nameStart, nameEnd)) {
				this.hidden = this.text.substring(nameStart, nameEnd);
				this.depth = 1;
			}
		}
	}

	private boolean isVoid(int nameStart, int nameEnd) {
		return nameEnd - nameStart <= 6 && VOID
			.contains(" " + PlainText.fold(this.text.substring(nameStart, nameEnd), TextProfile.UPPER) + " ");
	}

}
