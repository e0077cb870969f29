package dev.aisecurity.detect.disclosure;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Secrets that their name gives away: the value that is assigned to it by an equals sign,
 * a colon, an element, an argument or the word "is".
 */
final class AssignedSecrets {

	/** Type of a secret that only its name gives away. */
	static final String GENERIC = "generic-secret";

	private static final int VERB = 3;

	private static final int MAX_PARAMETER = 24;

	private static final int MAX_NAME = 48;

	private static final int MAX_VALUE = 256;

	private static final int MAX_EQUALS = 6;

	private static final int MIN_VALUE = 6;

	private static final int LONG_WORD = 8;

	private static final String[] SECRET_WORDS = { "key", "token", "secret", "password", "passwd", "pwd", "auth", "api",
			"credential", "creds", "access", "pat", "private" };

	private static final String[] PASSWORDS = { "password", "passwd", "passphrase", "pwd", "passwort", "kennwort",
			"motdepasse", "contrasena", "contrasea", "senha", "wachtwoord", "parola", "passcode" };

	private static final String[] TOKENS = { "secret", "token", "apikey", "accesskey", "secretkey", "privatekey",
			"authkey", "credential", "credentials", "signingkey", "encryptionkey", "masterkey", "sharedkey",
			"clientkey", "servicekey", "licensekey", "accesscode", "auth" };

	private static final ContextWords CONNECTION = ContextWords.of("jdbc", "server", "data source", "uid", "user id",
			"userid", "initial catalog", "database", "endpoint", "dsn", "host");

	private static final int CONNECTION_WINDOW = 160;

	private static final double TOKEN_ENTROPY = 3.2;

	private final List<SecretFormat> formats;

	AssignedSecrets(List<SecretFormat> formats) {
		this.formats = formats.stream().filter(SecretFormat::isAssigned).toList();
	}

	/**
	 * Tells whether a secret is assigned here.
	 * @param text the text
	 * @param operator index of the last character of what assigns
	 * @param level the detection level
	 * @return the disclosure, or {@code null}
	 */
	@Nullable Disclosure at(CharSequence text, int operator, int level) {
		int start = startOfValue(text, operator + 1);
		if (start < 0) {
			return null;
		}
		int end = endOfValue(text, start);
		if (end - start < MIN_VALUE || !isPlausible(text, start, end)) {
			return null;
		}
		String name = name(text, (text.charAt(operator) == ' ') ? operator - VERB : operator);
		if (name.length() < 3) {
			return null;
		}
		Disclosure known = known(text, name, start, end, level);
		return (known != null) ? known : generic(text, name, start, end, level);
	}

	private static int startOfValue(CharSequence text, int from) {
		int start = from;
		int bound = Math.min(text.length(), from + 8);
		while (start < bound) {
			char c = text.charAt(start);
			if (c != ' ' && c != '\t' && c != '"' && c != '\'' && c != '`' && c != '\\') {
				boolean operator = (c == '=' || c == ':' || c == '>') && !isQuote(text.charAt(start - 1));
				return operator ? -1 : start;
			}
			start++;
		}
		return -1;
	}

	private static int endOfValue(CharSequence text, int start) {
		char before = text.charAt(start - 1);
		boolean quoted = isQuote(before);
		int bound = Math.min(text.length(), start + MAX_VALUE + 1);
		int end = start;
		int equals = 0;
		while (end < bound && equals <= MAX_EQUALS
				&& !(quoted ? endsQuoted(text.charAt(end), before) : endsPlain(text, end))) {
			equals += (text.charAt(end++) == '=') ? 1 : 0;
		}
		if (end - start > MAX_VALUE) {
			return start;
		}
		while (!quoted && end > start && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '?')) {
			end--;
		}
		return end;
	}

	private static boolean endsQuoted(char c, char quote) {
		return c == quote || c == '\n' || c == '\r' || c == '\\' || c == ' ';
	}

	private static boolean endsPlain(CharSequence text, int index) {
		char c = text.charAt(index);
		return switch (c) {
			case ' ', '\t', '\n', '\r', '"', '\'', '`', ',', ';', '<', '>', ')', ']', '}', '|', '\\', ':' -> true;
			case '=' -> isQuote(Ascii.at(text, index + 1));
			case '&' -> isParameter(text, index + 1);
			default -> c > '~';
		};
	}

	private static boolean isQuote(char c) {
		return c == '"' || c == '\'' || c == '`';
	}

	private static boolean isParameter(CharSequence text, int start) {
		int end = start;
		while (end < text.length() && end - start < MAX_PARAMETER && Ascii.isLetter(text.charAt(end))) {
			end++;
		}
		return end > start && Ascii.at(text, end) == '=';
	}

	private static boolean isPlausible(CharSequence text, int start, int end) {
		boolean sign = false;
		int humps = 0;
		for (int i = start; i < end; i++) {
			char c = text.charAt(i);
			if (Ascii.isDigit(c)) {
				return true;
			}
			humps += (Ascii.isUpper(c) && i > start && !Ascii.isUpper(text.charAt(i - 1))) ? 1 : 0;
			sign |= c == '!' || c == '@' || c == '#' || c == '$' || c == '%' || c == '^' || c == '*';
		}
		return sign || humps > 1;
	}

	// Returns the letters and digits of the name that stands before what assigns.
	private static String name(CharSequence text, int operator) {
		int end = operator;
		while (end > 0 && operator - end < 6 && isBetween(text.charAt(end - 1))) {
			end--;
		}
		StringBuilder name = new StringBuilder(MAX_NAME);
		for (int i = end - 1; i >= 0 && end - i <= MAX_NAME; i--) {
			char c = text.charAt(i);
			if (Ascii.isAlphanumeric(c)) {
				name.append(Ascii.lower(c));
			}
			else if (c != '_' && c != '-' && c != '.' && c != ' ' && c < 0xc0) {
				break;
			}
		}
		return name.reverse().toString();
	}

	private static boolean isBetween(char c) {
		return c == ' ' || c == '"' || c == '\'' || c == '`' || c == '=' || c == ':' || c == '|' || c == '?' || c == ']'
				|| c == '\\' || c == '*';
	}

	private @Nullable Disclosure known(CharSequence text, String name, int start, int end, int level) {
		int length = end - start;
		for (SecretFormat format : this.formats) {
			for (TokenShape shape : format.shapes()) {
				if (length >= shape.shortest() && length <= shape.longest() && shape.end(text, start) == end
						&& containsAny(name, format.keywords())) {
					int found = containsAny(name, SECRET_WORDS) ? format.level() : Math.max(2, format.level());
					double score = format.check().confidence(text, start, end, (found == 1) ? 0.9 : 0.6);
					if (found <= level && score > 0 && !Placeholders.isToken(text, start, end)
							&& (format.entropy() == 0 || Entropy.of(text, start, end) >= format.entropy())) {
						return new Disclosure(format.id(), format.description(), start, end, score, found);
					}
				}
			}
		}
		return null;
	}

	private static @Nullable Disclosure generic(CharSequence text, String name, int start, int end, int level) {
		String last = trim(name);
		if (endsWithAny(last, PASSWORDS)) {
			boolean connection = CONNECTION.distanceBefore(text, start, CONNECTION_WINDOW) != ContextWords.NONE
					&& (Ascii.at(text, end) == ';' || Ascii.at(text, end) == '&');
			int found = connection ? 1 : 2;
			return (found <= level && isPassword(text, start, end)) ? new Disclosure("password",
					"Password in an assignment", start, end, connection ? 0.85 : 0.7, found) : null;
		}
		if (level > 1 && endsWithAny(last, TOKENS) && end - start >= 12 && isOneToken(text, start, end)
				&& Entropy.of(text, start, end) >= TOKEN_ENTROPY && !Placeholders.isValue(text, start, end)) {
			return new Disclosure(GENERIC, "Secret in an assignment", start, end, 0.7, 2);
		}
		return null;
	}

	private static String trim(String name) {
		int end = name.length();
		while (end > 0 && Ascii.isDigit(name.charAt(end - 1))) {
			end--;
		}
		for (String suffix : new String[] { "prod", "dev", "test", "staging", "live", "main", "value" }) {
			if (name.startsWith(suffix, end - suffix.length())) {
				return name.substring(0, end - suffix.length());
			}
		}
		return name.substring(0, end);
	}

	private static boolean isPassword(CharSequence text, int start, int end) {
		boolean letter = false;
		boolean other = false;
		for (int i = start; i < end; i++) {
			char c = text.charAt(i);
			letter |= Ascii.isLetter(c);
			other |= !Ascii.isLetter(c) && c != '.' && c != '_' && c != '-' && c != '(' && c != '/';
			if (c == '(' || c == '[') {
				return false;
			}
		}
		char first = text.charAt(start);
		return letter && other && first != '$' && first != '@' && first != '%' && first != '/' && first != '{'
				&& first != '-' && !Placeholders.isValue(text, start, end);
	}

	private static boolean isOneToken(CharSequence text, int start, int end) {
		boolean digit = false;
		boolean letter = false;
		boolean upper = false;
		int run = 0;
		int longest = 0;
		for (int i = start; i < end; i++) {
			char c = text.charAt(i);
			digit |= Ascii.isDigit(c);
			letter |= Ascii.isLetter(c);
			upper |= Ascii.isUpper(c);
			run = (Ascii.isLetter(c) && !Ascii.isUpper(c)) ? run + 1 : 0;
			longest = Math.max(longest, run);
			if (!Ascii.isAlphanumeric(c) && "_-+/=.~!@#%^*".indexOf(c) < 0) {
				return false;
			}
		}
		boolean identifier = (upper && longest >= LONG_WORD) || isNumberedWord(text, start, end);
		return digit && letter && !identifier && text.charAt(start) != '/' && text.charAt(start) != '.'
				&& !isUuid(text, start, end);
	}

	private static boolean isNumberedWord(CharSequence text, int start, int end) {
		int letters = start;
		while (letters < end && Ascii.isLetter(text.charAt(letters))) {
			letters++;
		}
		return Ascii.endOfDigits(text, letters, end - letters) == end;
	}

	private static boolean isUuid(CharSequence text, int start, int end) {
		return end - start == 36 && text.charAt(start + 8) == '-' && text.charAt(start + 13) == '-'
				&& text.charAt(start + 18) == '-' && text.charAt(start + 23) == '-';
	}

	private static boolean containsAny(String name, List<String> words) {
		for (String word : words) {
			if (name.contains(word)) {
				return true;
			}
		}
		return false;
	}

	private static boolean containsAny(String name, String[] words) {
		for (String word : words) {
			if (name.contains(word)) {
				return true;
			}
		}
		return false;
	}

	private static boolean endsWithAny(String name, String[] words) {
		for (String word : words) {
			if (name.endsWith(word)) {
				return true;
			}
		}
		return false;
	}

}
