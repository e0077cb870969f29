package dev.aisecurity.detect.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Secrets whose form alone gives them away, found by the characters they start with or
 * have at a known place.
 */
final class SelfEvidentSecrets {

	private static final int MAX_BEFORE = 32;

	private static final int FILTER = 4096;

	private final boolean[] filter = new boolean[FILTER];

	private final Candidate[][] starts = new Candidate[128][];

	private final Candidate[][] anchors = new Candidate[128][];

	private final TokenShape[][] shapes = new TokenShape[128][];

	SelfEvidentSecrets(List<SecretFormat> formats) {
		List<Candidate> all = new ArrayList<>();
		for (SecretFormat format : formats) {
			if (!format.isAssigned()) {
				for (TokenShape shape : format.shapes()) {
					all.add(candidate(format, shape));
				}
			}
		}
		for (Candidate candidate : all) {
			if (!candidate.anchored()) {
				include(candidate.literal());
			}
		}
		for (char c = 0; c < 128; c++) {
			this.starts[c] = select(all, c, false);
			this.anchors[c] = select(all, c, true);
			this.shapes[c] = Arrays.stream(this.starts[c]).map(Candidate::shape).toArray(TokenShape[]::new);
		}
	}

	private void include(String literal) {
		if (literal.length() > 2) {
			this.filter[hash(literal.charAt(0), literal.charAt(1), literal.charAt(2))] = true;
			return;
		}
		for (char c = 0; c < 128; c++) {
			this.filter[hash(literal.charAt(0), literal.charAt(1), c)] = true;
		}
	}

	private static int hash(char first, char second, char third) {
		return (first * 961 + second * 31 + third) & (FILTER - 1);
	}

	private static Candidate candidate(SecretFormat format, TokenShape shape) {
		boolean anchored = !format.anchor().isEmpty();
		String literal = anchored ? format.anchor() : shape.literal();
		if (literal.isEmpty()) {
			throw new IllegalArgumentException("Secret format '" + format.id() + "' has nothing to be found by");
		}
		return new Candidate(format, shape, literal, anchored);
	}

	private static Candidate[] select(List<Candidate> all, char first, boolean anchored) {
		List<Candidate> selected = new ArrayList<>();
		for (Candidate candidate : all) {
			if (candidate.anchored() == anchored && candidate.literal().charAt(0) == first) {
				selected.add(candidate);
			}
		}
		return selected.toArray(new Candidate[0]);
	}

	// Returns whether a token may start with three characters.
	boolean mayStart(char first, char second, char third) {
		return first < 128 && this.filter[hash(first, second, third)];
	}

	// Returns the shapes of tokens that start with an ASCII character. Callers do not
	// change them.
	TokenShape[] startingWith(char first) {
		return this.shapes[first];
	}

	// Returns whether a token may be recognized by an anchor that starts with a
	// character.
	boolean isAnchor(char c) {
		return this.anchors[c].length > 0;
	}

	/**
	 * Tells whether a secret starts at the start of a word.
	 * @param text the text
	 * @param start index of an ASCII character
	 * @param level the detection level
	 * @return the disclosure, or {@code null}
	 */
	@Nullable Disclosure at(CharSequence text, int start, int level) {
		char first = text.charAt(start);
		return (start + 2 < text.length() && this.filter[hash(first, text.charAt(start + 1), text.charAt(start + 2))])
				? best(this.starts[first], text, start, level) : null;
	}

	/**
	 * Tells whether a secret has its anchor here.
	 * @param text the text
	 * @param anchor index of an ASCII character
	 * @param level the detection level
	 * @return the disclosure, or {@code null}
	 */
	@Nullable Disclosure around(CharSequence text, int anchor, int level) {
		return best(this.anchors[text.charAt(anchor)], text, anchor, level);
	}

	private @Nullable Disclosure best(Candidate[] candidates, CharSequence text, int index, int level) {
		Disclosure best = null;
		for (Candidate candidate : candidates) {
			if (candidate.format().level() <= level && startsWith(text, index, candidate.literal())) {
				Disclosure found = candidate.recognize(text, candidate.start(text, index));
				if (found != null && (best == null || found.end() > best.end()
						|| (found.end() == best.end() && found.score() > best.score()))) {
					best = found;
				}
			}
		}
		if (best != null && best.start() > index && best.start() < text.length() && text.charAt(best.start()) < 128) {
			Disclosure inner = at(text, best.start(), level);
			return (inner != null && inner.end() >= best.end()) ? inner : best;
		}
		return best;
	}

	private static boolean startsWith(CharSequence text, int index, String literal) {
		int length = literal.length();
		if (index + length > text.length()) {
			return false;
		}
		for (int i = 1; i < length; i++) {
			if (text.charAt(index + i) != literal.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * One shape of a format.
	 *
	 * @param format the format
	 * @param shape the shape
	 * @param literal the characters that it is found by
	 * @param anchored whether they stand inside the token
	 */
	private record Candidate(SecretFormat format, TokenShape shape, String literal, boolean anchored) {

		int start(CharSequence text, int index) {
			if (this.format.offset() >= 0) {
				return index - this.format.offset();
			}
			int start = index;
			while (start > 0 && index - start < MAX_BEFORE && Ascii.isAlphanumeric(text.charAt(start - 1))) {
				start--;
			}
			return start;
		}

		@Nullable Disclosure recognize(CharSequence text, int start) {
			if (start < 0 || (this.shape.isJoined(Ascii.at(text, start - 1)) && !isEscape(text, start))) {
				return null;
			}
			int end = this.shape.end(text, start);
			if (end < 0 || this.shape.isJoined(Ascii.at(text, end))) {
				return null;
			}
			int secret = start + this.shape.skip();
			if (Placeholders.isToken(text, secret, end)
					|| (this.format.entropy() > 0 && Entropy.of(text, secret, end) < this.format.entropy())) {
				return null;
			}
			double score = this.format.check().confidence(text, secret, end, this.format.score());
			return (score > 0) ? new Disclosure(this.format.id(), this.format.description(), secret, end, score,
					this.format.level()) : null;
		}

		private static boolean isEscape(CharSequence text, int start) {
			char letter = Ascii.at(text, start - 1);
			return Ascii.at(text, start - 2) == '\\' && (letter == 'n' || letter == 'r' || letter == 't');
		}

	}

}
