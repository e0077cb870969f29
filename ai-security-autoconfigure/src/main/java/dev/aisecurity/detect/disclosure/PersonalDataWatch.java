package dev.aisecurity.detect.disclosure;

import dev.aisecurity.detect.StreamWatch;

/**
 * Holds on to what may become data about a person: numbers in groups and the words after
 * them, account numbers, dates, addresses of mail.
 */
final class PersonalDataWatch implements StreamWatch {

	private static final int MAC_HYPHENS = 5;

	private final NumberProgress numbers = new NumberProgress();

	private final IbanProgress ibans = new IbanProgress();

	private final DateProgress dates = new DateProgress();

	private final MailProgress mail = new MailProgress();

	private int hyphens;

	private char last;

	private boolean complete;

	@Override
	public int accept(char next) {
		int held = this.numbers.accept(next);
		held = Math.max(held, this.ibans.accept(next));
		held = Math.max(held, this.dates.accept(next));
		held = Math.max(held, this.mail.accept(next));
		this.complete = this.numbers.isComplete() || this.ibans.isComplete() || this.dates.isComplete() || next == '@'
				|| isHyphenated(next);
		this.last = next;
		return held;
	}

	// Hardware addresses may have letters only.
	private boolean isHyphenated(char next) {
		if (next <= ' ') {
			this.hyphens = 0;
		}
		else if (next == '-' && Ascii.isHex(this.last)) {
			this.hyphens++;
		}
		return this.hyphens >= MAC_HYPHENS;
	}

	@Override
	public boolean isComplete() {
		return this.complete;
	}

}
