package dev.aisecurity.detect.egress;

import dev.aisecurity.detect.egress.UrlReading.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Goes through one text and stops at every URL that must not leave. A text is a sequence
 * of runs: whatever stands between white space, quotes and brackets. Used by one thread.
 */
final class EgressScan {

	private static final byte PLAIN = 0;

	private static final byte BREAK = 1;

	private static final byte SIGN = 2;

	private static final byte[] KINDS = new byte[128];

	private static final String[] SCHEMES = { "http:", "https:", "ws:", "wss:", "ftp:", "javascript:", "vbscript:",
			"data:", "file:", "blob:" };

	private static final int MAX_FRAGMENT = 16;

	static {
		for (char c = 0; c < 128; c++) {
			KINDS[c] = Letters.isBreak(c) ? BREAK : (":/\\%&?wW".indexOf(c) >= 0) ? SIGN : PLAIN;
		}
	}

	private final CharSequence text;

	private final UrlEgressPolicy policy;

	private int position;

	EgressScan(CharSequence text, UrlEgressPolicy policy) {
		this.text = text;
		this.policy = policy;
	}

	/**
	 * Returns whether a text has anything that could be part of a URL, for a quick no.
	 * @param text the text
	 * @return whether it is worth a scan
	 */
	static boolean isWorthwhile(CharSequence text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean sign = (c < 128) ? KINDS[c] == SIGN && isSign(text, i, c) : isWideSign(c);
			if (sign || isLineInValue(text, i, c)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Returns the next URL that must not leave.
	 * @return the URL, or {@code null} if there is no more
	 */
	@Nullable EgressUrl next() {
		int length = this.text.length();
		int start = this.position;
		boolean sign = false;
		for (int i = start; i <= length; i++) {
			char c = (i < length) ? this.text.charAt(i) : ' ';
			byte kind = (c < 128) ? KINDS[c] : Letters.isBreak(c) ? BREAK : isWideSign(c) ? SIGN : PLAIN;
			if (kind == SIGN) {
				sign = sign || c >= 128 || isSign(this.text, i, c);
			}
			else if (kind == BREAK) {
				EgressUrl url = null;
				if (sign) {
					url = inspect(start, i);
				}
				if (url == null && i < length && Letters.isDropped(c) && i > start && i - start <= MAX_FRAGMENT) {
					url = broken(start, i);
				}
				if (url != null) {
					this.position = Math.max(i, url.end());
					return url;
				}
				start = i + 1;
				sign = false;
			}
		}
		this.position = length;
		return null;
	}

	private static boolean isSign(CharSequence text, int index, char c) {
		char next = Letters.at(text, index + 1);
		return switch (c) {
			case ':' -> true;
			case '/', '\\' -> Letters.isSlash(next) || (Letters.isHex(next) && c == '\\');
			case '%' -> Letters.isHex(next) && Letters.isHex(Letters.at(text, index + 2));
			case '&' -> next == '#' || Letters.isLetter(next);
			case '?' -> next != 0 && !Letters.isBreak(next);
			default -> Letters.lower(next) == 'w' && Letters.lower(Letters.at(text, index + 2)) == 'w';
		};
	}

	private static boolean isLineInValue(CharSequence text, int index, char c) {
		return Letters.isDropped(c) && index > 0 && !Letters.isSpace(text.charAt(index - 1));
	}

	// Fullwidth colon, slash, backslash and letter w.
	private static boolean isWideSign(char c) {
		return c == 0xFF1A || c == 0xFF0F || c == 0xFF3C || c == 0xFF57 || c == 0xFF37 || c == 0xFE55 || c == 0xFE13;
	}

	private @Nullable EgressUrl inspect(int start, int end) {
		Notations notations = Notations.of(this.text, start, end);
		UrlReading reading = RunReader.next(this.text, start, end, notations);
		if (reading == null) {
			EgressUrl hidden = hidden(start, end, notations, 0);
			return (hidden != null) ? hidden : relative(start, end, notations);
		}
		Notation notation = notations.at(reading.start());
		boolean allowed = this.policy.allows(this.text, reading, end, notation)
				&& RunReader.next(this.text, Urls.authorityEnd(this.text, reading.host(), end), end, notations) == null
				&& hidden(start, end, notations, 1) == null;
		if (allowed || Placeholder.isHost(this.text, reading, notation)) {
			return null;
		}
		int from = hasEscape(start, reading.start()) ? start : reading.start();
		return new EgressUrl(rule(reading.kind(), notation), from, extend(end), reading.host(),
				Urls.authorityEnd(this.text, reading.host(), end));
	}

	private boolean hasEscape(int start, int end) {
		for (int i = start; i < end; i++) {
			char c = this.text.charAt(i);
			if (c == '&' || c == '%' || c == '\\' || c >= 128) {
				return true;
			}
		}
		return false;
	}

	// Looks for more URLs behind escapes than there may be.
	private @Nullable EgressUrl hidden(int start, int end, Notations notations, int allowed) {
		String decoded = RunDecoding.decode(this.text, start, end);
		for (int round = 0; decoded != null && round < RunDecoding.ROUNDS; round++) {
			Notations around = notations.decoded(decoded);
			UrlReading reading = RunReader.next(decoded, 0, decoded.length(), around);
			if (reading != null && allowed == 1) {
				int authorityEnd = Urls.authorityEnd(decoded, reading.host(), decoded.length());
				reading = RunReader.next(decoded, authorityEnd, decoded.length(), around);
			}
			if (reading != null) {
				return new EgressUrl(rule(reading.kind(), around.at(reading.start())), start, extend(end), start, end);
			}
			int value = valueStart(decoded, 0, decoded.length());
			boolean relative = Letters.isSlash(Letters.at(decoded, value)) || hasReference(start, end);
			if (relative && decoded.indexOf('?') > 0 && allowed == 0
					&& relativeQuery(decoded, value, decoded.length(), around.at(value))) {
				return new EgressUrl(EgressUrl.RELATIVE, start + value, extend(end), start + value, end);
			}
			decoded = RunDecoding.decode(decoded, 0, decoded.length());
		}
		return null;
	}

	private @Nullable EgressUrl relative(int start, int end, Notations notations) {
		int from = valueStart(this.text, start, end);
		Notation notation = notations.at(from);
		if (notation.link() && notation.image() && notation.unquoted() && notation.closer() == 0
				&& hasStyleEscape(from, end)) {
			return new EgressUrl(EgressUrl.IMAGE, from, extend(end), from, end);
		}
		return relativeQuery(this.text, from, end, notation)
				? new EgressUrl(EgressUrl.RELATIVE, from, extend(end), from, end) : null;
	}

	// Skips the name of an attribute.
	private static int valueStart(CharSequence run, int start, int end) {
		for (int i = start; i < end && i - start < 32; i++) {
			char c = run.charAt(i);
			if (c == '=') {
				return i + 1;
			}
			if (!Letters.isAlphanumeric(c) && c != '-' && c != ':') {
				break;
			}
		}
		return start;
	}

	private boolean hasReference(int start, int end) {
		for (int i = start; i < end; i++) {
			if (this.text.charAt(i) == '&') {
				return true;
			}
		}
		return false;
	}

	private boolean hasStyleEscape(int start, int end) {
		for (int i = start; i + 1 < end; i++) {
			if (this.text.charAt(i) == '\\' && Letters.isHex(this.text.charAt(i + 1))) {
				return true;
			}
		}
		return false;
	}

	private static boolean relativeQuery(CharSequence run, int start, int end, Notation notation) {
		for (int i = start; notation.link() && i + 1 < end && run.charAt(i) != '#'; i++) {
			if (run.charAt(i) == '?') {
				return true;
			}
		}
		return false;
	}

	// Looks for a value that a line break or a tab interrupts, which browsers overlook,
	// before it is known to be a URL.
	private @Nullable EgressUrl broken(int start, int end) {
		Notation notation = null;
		if (isBeginning(this.text, start, end)) {
			notation = Notation.before(this.text, start);
		}
		if (notation == null || notation.closer() == 0 || !notation.link()) {
			return null;
		}
		return new EgressUrl(EgressUrl.SCHEME, start, end, start, end);
	}

	private static boolean isBeginning(CharSequence text, int start, int end) {
		if (Letters.isSlash(text.charAt(start)) || text.charAt(start) == '&') {
			return true;
		}
		for (String scheme : SCHEMES) {
			if (end - start <= scheme.length() && Letters.hasWord(scheme, 0, Letters.lower(text, start, end))) {
				return true;
			}
		}
		return false;
	}

	// Returns where the span ends that is replaced: nothing may follow its replacement
	// that would make a link of it.
	private int extend(int end) {
		char next = Letters.at(this.text, end);
		int i = end;
		if (next == '(' || next == '[') {
			while (i < this.text.length() && !endsUrl(this.text.charAt(i))) {
				i++;
			}
			return i;
		}
		while (this.text.charAt(i - 1) == '.' || this.text.charAt(i - 1) == ';') {
			i--;
		}
		return i;
	}

	private static boolean endsUrl(char c) {
		return Letters.isSpace(c) || c == '<' || c == '>' || (c >= 128 && Letters.isBreak(c));
	}

	private static String rule(Kind kind, Notation notation) {
		if (kind == Kind.ACTIVE || kind == Kind.OTHER) {
			return EgressUrl.SCHEME;
		}
		return notation.image() ? EgressUrl.IMAGE : EgressUrl.LINK;
	}

}
