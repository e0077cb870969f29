package dev.aisecurity.detect.disclosure;

/**
 * Follows addresses of mail from the local part to the character after the domain, as
 * {@link EmailAddresses} reads them.
 */
final class MailProgress {

	private int local;

	private int domain;

	private int held;

	/**
	 * Reads the next character.
	 * @param c the character
	 * @return how many characters are held back, this one included
	 */
	int accept(char c) {
		boolean part = EmailAddresses.isLocal(c);
		if (this.held > 0) {
			this.held = (part && ++this.domain <= EmailAddresses.MAX_DOMAIN) ? this.held + 1 : 0;
		}
		if (c == '@') {
			this.held = this.local + 1;
			this.domain = 0;
		}
		this.local = part ? Math.min(EmailAddresses.MAX_LOCAL, this.local + 1) : 0;
		return this.held;
	}

}
