package dev.aisecurity.detect.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.StreamWatch;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Interaction;
import org.jspecify.annotations.Nullable;

/**
 * Finds data about people that has a form: addresses of mail, phones, networks and
 * wallets, cards and accounts, national identity numbers, dates of birth.
 * <p>
 * Detects: what passes the validator of its type (check digits, lengths, ranges, dates)
 * and, where other numbers pass it too, has a word near it that names it. Offsets are
 * those of the raw text.
 * <p>
 * Does not detect: names, postal addresses, anything spelled out, split over segments or
 * hidden by characters between the digits.
 * <p>
 * Cost: one pass, linear; a bounded window is looked at where a number, a token of
 * letters and digits or an at sign starts.
 * <p>
 * Example: {@code Mail me at jo@example.org} has an {@code email}.
 */
public final class PersonalDataDetector implements Detector {

	/** Id of the detector. */
	public static final String ID = "personal-data";

	private static final List<String> OTHER_TYPES = List.of("email", "phone", "payment-card", "iban", "ip-address",
			"mac-address", "crypto-wallet", "date-of-birth", "passport", "driving-licence", "bank-account", "cl-rut",
			"cn-resident-id", "es-dni", "es-nie", "fi-hetu", "hk-hkid", "ie-pps", "in-pan", "it-codice-fiscale",
			"mx-curp", "sg-nric", "tw-national-id", "uk-nino", "us-mbi");

	private static final byte OTHER = 0;

	private static final byte LETTER = 1;

	private static final byte DIGIT = 2;

	private static final byte SIGN = 3;

	private static final byte[] KINDS = kinds();

	private static final int LONGEST_NUMBER = 20;

	private static final int LONGEST_WORD = 128;

	private static final int SHORTEST_WALLET = 14;

	private final List<List<NumberType>> numbers;

	/**
	 * Creates a detector of all types.
	 */
	public PersonalDataDetector() {
		List<List<NumberType>> numbers = new ArrayList<>();
		for (int i = 0; i < LONGEST_NUMBER; i++) {
			int digits = i;
			numbers.add(NationalNumbers.all().stream().filter((type) -> type.digits() == digits).toList());
		}
		this.numbers = List.copyOf(numbers);
	}

	private static byte[] kinds() {
		byte[] kinds = new byte[128];
		for (char c = 0; c < kinds.length; c++) {
			kinds[c] = Ascii.isLetter(c) ? LETTER : Ascii.isDigit(c) ? DIGIT : OTHER;
		}
		for (char c : "@+(:-".toCharArray()) {
			kinds[c] = SIGN;
		}
		return kinds;
	}

	@Override
	public String id() {
		return ID;
	}

	@Override
	public Set<String> rules() {
		Set<String> rules = new LinkedHashSet<>(OTHER_TYPES);
		NationalNumbers.all().forEach((type) -> rules.add(type.id()));
		rules.add(ID + "-overflow");
		return rules;
	}

	@Override
	public boolean readsCells() {
		return true;
	}

	@Override
	public StreamWatch watch(Interaction interaction) {
		return new PersonalDataWatch();
	}

	@Override
	public List<Finding> detect(DetectionContext context) {
		Disclosures found = null;
		for (int i = 0; i < context.texts().size() && !context.budget().isTimeUp(); i++) {
			found = scan(context, i, context.texts().get(i).raw().text(), found);
		}
		return (found != null) ? found.findings() : List.of();
	}

	private @Nullable Disclosures scan(DetectionContext context, int segment, CharSequence text,
			@Nullable Disclosures before) {
		Disclosures found = before;
		int start = context.interaction().focus().start();
		Disclosure disclosure = next(text, start, context.level());
		while (disclosure != null) {
			if (found == null) {
				found = new Disclosures(ID, ThreatCategory.PERSONAL_DATA, context);
			}
			if (!found.add(segment, disclosure)) {
				return found;
			}
			disclosure = next(text, disclosure.end(), context.level());
		}
		return found;
	}

	/**
	 * Returns the next disclosure.
	 * @param text the text
	 * @param from where to start
	 * @param level the detection level
	 * @return the disclosure, or {@code null} if there is no more
	 */
	@Nullable Disclosure next(CharSequence text, int from, int level) {
		return next(text, from, startOfWord(text, from), level);
	}

	// Returns where the word starts that goes on at an index, or -1 if none does. What
	// starts farther away than any type is long does not matter.
	private static int startOfWord(CharSequence text, int index) {
		int first = Math.max(0, index - LONGEST_WORD);
		int start = index;
		while (start > first && Ascii.isAlphanumeric(text.charAt(start - 1))) {
			start--;
		}
		return (start < index) ? start : -1;
	}

	private @Nullable Disclosure next(CharSequence text, int from, int startOfWord, int level) {
		int word = startOfWord;
		boolean digits = false;
		for (int i = word; i >= 0 && i < from && !digits; i++) {
			digits = Ascii.isDigit(text.charAt(i));
		}
		for (int i = from; i < text.length(); i++) {
			char c = text.charAt(i);
			byte kind = (c < 128) ? KINDS[c] : OTHER;
			Disclosure disclosure = null;
			if (kind == LETTER) {
				disclosure = digits ? account(text, i) : null;
				word = (word < 0) ? i : word;
			}
			else if (kind == DIGIT) {
				if (!digits) {
					digits = true;
					disclosure = (word < 0) ? number(text, i, level) : token(text, word, i, level);
				}
				word = (word < 0) ? i : word;
			}
			else {
				if (kind == SIGN) {
					disclosure = sign(text, i, c, word, level);
				}
				word = -1;
				digits = false;
			}
			if (disclosure != null) {
				return disclosure;
			}
		}
		return null;
	}

	// Looks for an account number that follows a digit directly.
	private static @Nullable Disclosure account(CharSequence text, int letter) {
		return (Ascii.isDigit(text.charAt(letter - 1)) && Ascii.isLetter(Ascii.at(text, letter + 1))
				&& Ascii.isDigit(Ascii.at(text, letter + 2))) ? Ibans.recognize(text, letter) : null;
	}

	private @Nullable Disclosure number(CharSequence text, int start, int level) {
		if (!DigitRun.mayStart(text, start)) {
			return null;
		}
		int end = Ascii.endOfDigits(text, start, LONGEST_NUMBER);
		int length = end - start;
		Disclosure disclosure = null;
		if (length <= 3 && Ascii.at(text, end) == '.') {
			disclosure = NetworkAddresses.ipv4(text, start, level);
		}
		if (disclosure == null && length <= 4) {
			disclosure = BirthDates.recognize(text, start);
		}
		if (disclosure == null) {
			disclosure = run(text, start, level);
		}
		if (disclosure == null) {
			disclosure = LetteredIds.digitsFirst(text, start, end, level);
		}
		if (disclosure == null && Ascii.isAlphanumeric(Ascii.at(text, start + SHORTEST_WALLET))) {
			disclosure = CryptoAddresses.recognize(text, start);
		}
		if (disclosure == null && length <= LONGEST_NUMBER) {
			disclosure = NamedIds.recognize(text, start, level);
		}
		return (disclosure != null || length > LONGEST_NUMBER) ? disclosure
				: PhoneNumbers.recognize(text, start, level);
	}

	private @Nullable Disclosure run(CharSequence text, int start, int level) {
		DigitRun run = DigitRun.at(text, start);
		if (run == null) {
			return null;
		}
		Disclosure best = null;
		for (int groups = run.groups(); groups > 0 && best == null; groups--) {
			if (DigitRun.mayEnd(text, run.end(groups))) {
				best = better(PaymentCards.recognize(text, run, groups, level), null);
				for (NumberType type : this.numbers.get(run.count(groups))) {
					best = better(type.recognize(text, run, groups, level), best);
				}
			}
		}
		return best;
	}

	private static @Nullable Disclosure better(@Nullable Disclosure candidate, @Nullable Disclosure best) {
		if (candidate == null || best == null) {
			return (candidate != null) ? candidate : best;
		}
		return (candidate.level() < best.level()
				|| (candidate.level() == best.level() && candidate.score() > best.score())) ? candidate : best;
	}

	private static @Nullable Disclosure token(CharSequence text, int start, int digit, int level) {
		char before = Ascii.at(text, start - 1);
		if (before == '_' || (before == '-' && Ascii.isAlphanumeric(Ascii.at(text, start - 2)))) {
			return null;
		}
		Disclosure disclosure = LetteredIds.lettersFirst(text, start, digit - start, level);
		if (disclosure == null && Ascii.isAlphanumeric(Ascii.at(text, start + SHORTEST_WALLET))) {
			disclosure = CryptoAddresses.recognize(text, start);
		}
		return (disclosure != null) ? disclosure : NamedIds.recognize(text, start, level);
	}

	private static @Nullable Disclosure sign(CharSequence text, int index, char sign, int word, int level) {
		boolean pair = word >= 0 && index - word == 2;
		return switch (sign) {
			case '@' -> EmailAddresses.recognize(text, index);
			case '+' -> Ascii.isDigit(Ascii.at(text, index + 1)) ? PhoneNumbers.recognize(text, index, level) : null;
			case '(' -> isAreaCode(text, index) ? PhoneNumbers.recognize(text, index, level) : null;
			case ':' -> {
				Disclosure mac = pair ? NetworkAddresses.mac(text, word) : null;
				yield (mac != null) ? mac : NetworkAddresses.ipv6(text, index);
			}
			default -> pair ? NetworkAddresses.mac(text, word) : null;
		};
	}

	private static boolean isAreaCode(CharSequence text, int index) {
		int end = Ascii.endOfDigits(text, index + 1, 5);
		return end > index + 1 && Ascii.at(text, end) == ')' && !Ascii.isAlphanumeric(Ascii.at(text, index - 1));
	}

}
