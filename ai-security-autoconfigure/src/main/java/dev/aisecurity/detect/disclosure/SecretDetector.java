package dev.aisecurity.detect.disclosure;

import java.util.Collections;
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
 * Finds credentials: tokens of known vendors, private keys, passwords in URLs and
 * connection strings and, at level 2, whatever is assigned to a name like "password".
 * <p>
 * Detects: tokens by prefix, length, alphabet, entropy and, where the format has one,
 * checksum; tokens without a prefix of their own where the vendor's name and a word like
 * "key" stand before them. The span is the secret itself, not its name. Offsets are those
 * of the raw text.
 * <p>
 * Does not detect: placeholders, references to variables, values printed in public
 * manuals, secrets encoded once more or interrupted by other characters.
 * <p>
 * Cost: one pass, linear; formats are looked up by the first character of a word.
 * <p>
 * Example: a GitHub token in {@code curl -H "Authorization: token ghp_…"} is a
 * {@code github-token}.
 */
public final class SecretDetector implements Detector {

	/** Id of the detector. */
	public static final String ID = "secrets";

	private static final byte WORD = 1;

	private static final byte SIGN = 2;

	private static final byte SPACE = 3;

	private final byte[] kinds = new byte[128];

	private final SelfEvidentSecrets selfEvident;

	private final AssignedSecrets assigned;

	private final Set<String> rules;

	/**
	 * Creates a detector of the formats that come with the library.
	 */
	public SecretDetector() {
		this(SecretFormats.bundled());
	}

	SecretDetector(List<SecretFormat> formats) {
		Set<String> rules = new LinkedHashSet<>(Set.of("private-key", "password", "generic-secret", "url-credentials",
				"connection-string", ID + "-overflow"));
		formats.forEach((format) -> rules.add(format.id()));
		this.rules = Collections.unmodifiableSet(rules);
		this.selfEvident = new SelfEvidentSecrets(formats);
		this.assigned = new AssignedSecrets(formats);
		for (char c = 0; c < 128; c++) {
			if (Ascii.isAlphanumeric(c)) {
				this.kinds[c] = WORD;
			}
			else if (this.selfEvident.isAnchor(c) || "=:>,-\\".indexOf(c) >= 0) {
				this.kinds[c] = SIGN;
			}
			else if (c == ' ') {
				this.kinds[c] = SPACE;
			}
		}
	}

	@Override
	public String id() {
		return ID;
	}

	@Override
	public Set<String> rules() {
		return this.rules;
	}

	@Override
	public boolean readsCells() {
		return true;
	}

	@Override
	public StreamWatch watch(Interaction interaction) {
		return new SecretWatch(this.selfEvident);
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
				found = new Disclosures(ID, ThreatCategory.SECRET, context);
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
		return next(text, from, isInside(text, from), level);
	}

	private static boolean isInside(CharSequence text, int start) {
		char last = Ascii.at(text, start - 1);
		return Ascii.isAlphanumeric(last) && !(isEscape(last) && Ascii.at(text, start - 2) == '\\');
	}

	private @Nullable Disclosure next(CharSequence text, int from, boolean startsInside, int level) {
		boolean inside = startsInside;
		for (int i = from; i < text.length(); i++) {
			char c = text.charAt(i);
			byte kind = (c < 128) ? this.kinds[c] : 0;
			Disclosure disclosure = null;
			if (kind == WORD) {
				disclosure = inside ? null : this.selfEvident.at(text, i, level);
				inside = true;
			}
			else {
				inside = false;
				if (kind == SPACE) {
					disclosure = isVerb(text, i) ? assigned(text, i, level) : null;
				}
				else if (kind == SIGN) {
					disclosure = sign(text, i, c, level);
					i = (c == '\\' && isEscape(Ascii.at(text, i + 1))) ? i + 1 : i;
				}
			}
			if (disclosure != null) {
				return disclosure;
			}
		}
		return null;
	}

	private static boolean isEscape(char c) {
		return c == 'n' || c == 'r' || c == 't';
	}

	private @Nullable Disclosure sign(CharSequence text, int index, char sign, int level) {
		Disclosure disclosure = this.selfEvident.isAnchor(sign) ? this.selfEvident.around(text, index, level) : null;
		if (disclosure != null) {
			return disclosure;
		}
		return switch (sign) {
			case ':' -> {
				Disclosure url = UrlCredentials.recognize(text, index);
				yield (url != null) ? url : assigned(text, index, level);
			}
			case '=' -> isComparison(Ascii.at(text, index - 1)) ? null : assigned(text, index, level);
			case '>' -> assigned(text, index, level);
			case ',' -> isQuote(Ascii.at(text, index - 1)) ? assigned(text, index, level) : null;
			case '-' -> (Ascii.at(text, index + 1) == '-' && Ascii.at(text, index - 1) != '-')
					? PrivateKeys.recognize(text, index) : null;
			default -> null;
		};
	}

	private @Nullable Disclosure assigned(CharSequence text, int index, int level) {
		Disclosure disclosure = this.assigned.at(text, index, level);
		if (disclosure == null || !disclosure.type().equals(AssignedSecrets.GENERIC)) {
			return disclosure;
		}
		Disclosure better = this.selfEvident.at(text, disclosure.start(), level);
		for (int i = disclosure.start(); better == null && i < disclosure.end(); i++) {
			char c = text.charAt(i);
			better = this.selfEvident.isAnchor(c) ? this.selfEvident.around(text, i, level) : null;
		}
		return (better != null) ? better : disclosure;
	}

	private static boolean isComparison(char before) {
		return before == '=' || before == '!' || before == '~';
	}

	private static boolean isQuote(char c) {
		return c == '"' || c == '\'';
	}

	private static boolean isVerb(CharSequence text, int space) {
		return Ascii.at(text, space - 1) == 's' && Ascii.at(text, space - 2) == 'i' && Ascii.at(text, space - 3) == ' ';
	}

}
