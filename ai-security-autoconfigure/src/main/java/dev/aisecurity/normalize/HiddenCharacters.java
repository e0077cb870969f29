package dev.aisecurity.normalize;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Reads messages written in invisible characters before these are dropped, each channel
 * into a view of its own, and counts invisible characters where no script needs them.
 * Spared are what ordinary writing has: presentation selectors after emoji and symbols,
 * joiners between emoji and in scripts that join letters, flags, soft hyphens, direction
 * marks, a byte order mark at the start. Stateless and thread-safe; linear in the length
 * of the text, and without cost for text without such characters.
 */
public final class HiddenCharacters implements Transformation {

	/** Name of the view of text in tag characters. */
	public static final String TAGS = "tags";

	/** Name of the view of bytes in variation selectors. */
	public static final String SELECTORS = "variation-selectors";

	/** Name of the view of bits in zero-width characters. */
	public static final String ZERO_WIDTH = "zero-width";

	/** Name of the view of text that is shown from right to left by force. */
	public static final String REVERSED = "reversed";

	private final CanonicalForm canonical;

	/**
	 * Creates the transformation.
	 * @param canonical what brings the messages into canonical form
	 */
	public HiddenCharacters(CanonicalForm canonical) {
		this.canonical = canonical;
	}

	@Override
	public void apply(NormalizedText.Draft draft, ScanBudget budget) {
		if ((draft.profile() & TextProfile.INVISIBLE) == 0) {
			return;
		}
		HiddenRuns runs = new HiddenRuns(draft.raw());
		runs.run(budget);
		runs.tally().record(draft, TextView.aligned(TextView.RAW, draft.raw()));
		add(TAGS, runs.tags(), draft, budget);
		add(REVERSED, runs.reversed(), draft, budget);
		add(SELECTORS, bytes(runs.selectors()), draft, budget);
		MappedText bits = ZeroWidthCode.decode(runs.bits());
		if (bits != null) {
			draft.anomaly(Anomaly.Kind.ZERO_WIDTH_RUN, bits.start(0), bits.end(bits.length() - 1),
					runs.bits().length());
			add(ZERO_WIDTH, bits, draft, budget);
		}
	}

	private void add(String name, @Nullable MappedText message, NormalizedText.Draft draft, ScanBudget budget) {
		if (message != null && message.length() > 0 && budget.take(message.length())) {
			TextView view = this.canonical.fold(message.view(name));
			if (!view.text().isEmpty()) {
				draft.add(view);
			}
		}
	}

	// Reads selector values as UTF-8, or as pairs of half bytes if all are below 16.
	private static @Nullable MappedText bytes(@Nullable MappedText values) {
		if (values == null) {
			return null;
		}
		boolean halves = values.length() > 1;
		for (int i = 0; i < values.length() && halves; i++) {
			halves = values.charAt(i) < 16;
		}
		MappedText bytes = halves ? joined(values) : values;
		byte[] buffer = new byte[bytes.length()];
		for (int i = 0; i < buffer.length; i++) {
			buffer[i] = (byte) bytes.charAt(i);
		}
		String text = new String(buffer, StandardCharsets.UTF_8);
		MappedText decoded = new MappedText(text.length());
		int at = 0;
		for (int i = 0; i < text.length() && at < bytes.length();) {
			int c = text.codePointAt(i);
			int size = Math.min((c == 0xFFFD) ? 1 : utf8Length(c), bytes.length() - at);
			decoded.appendCodePoint(c, bytes.start(at), bytes.end(at + size - 1));
			at += size;
			i += Character.charCount(c);
		}
		return decoded;
	}

	private static MappedText joined(MappedText halves) {
		MappedText bytes = new MappedText(halves.length() / 2 + 1);
		for (int i = 0; i + 1 < halves.length(); i += 2) {
			bytes.append((char) (halves.charAt(i) << 4 | halves.charAt(i + 1)), halves.start(i), halves.end(i + 1));
		}
		return bytes;
	}

	private static int utf8Length(int c) {
		if (c < 0x80) {
			return 1;
		}
		if (c < 0x800) {
			return 2;
		}
		return (c < 0x10000) ? 3 : 4;
	}

}
