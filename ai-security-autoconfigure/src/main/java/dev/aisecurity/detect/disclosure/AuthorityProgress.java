package dev.aisecurity.detect.disclosure;

/**
 * Follows the part of a URL that may hold a user and a password, from the scheme on, as
 * {@link UrlCredentials} reads it.
 */
final class AuthorityProgress {

	private static final int MAX_SCHEME = 20;

	private static final int MAX_LENGTH = MAX_SCHEME + 3 + 256;

	private int scheme;

	private int slashes;

	private int length;

	private boolean user;

	private boolean complete;

	/**
	 * Reads the next character.
	 * @param c the character
	 * @return how many characters are held back, this one included
	 */
	int accept(char c) {
		this.complete = false;
		if (this.length > 0) {
			this.complete = isEnd(c) && this.user;
			this.user |= c == '@';
			this.length = (isEnd(c) || this.length == MAX_LENGTH) ? 0 : this.length + 1;
		}
		if (Ascii.isAlphanumeric(c)) {
			this.scheme = Math.min(MAX_SCHEME, this.scheme + 1);
			this.slashes = 0;
		}
		else if (c == ':') {
			this.slashes = (this.scheme > 0) ? 1 : 0;
		}
		else if (c == '/' && this.slashes > 0) {
			if (this.slashes++ == 2) {
				this.length = Math.max(this.length, this.scheme + 3);
				this.user = false;
				this.slashes = 0;
				this.scheme = 0;
			}
		}
		else {
			this.scheme = 0;
			this.slashes = 0;
		}
		return this.length;
	}

	// Returns whether a user was completed by the character read last.
	boolean isComplete() {
		return this.complete;
	}

	private static boolean isEnd(char c) {
		return c <= ' ' || c == '/' || c == '?' || c == '#' || c == '"' || c == '\'' || c == '`' || c == '<' || c == '>'
				|| c == '\\' || c == '|' || c == ')';
	}

}
