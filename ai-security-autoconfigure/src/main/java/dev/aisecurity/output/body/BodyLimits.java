package dev.aisecurity.output.body;

/**
 * How much of a body may be held.
 *
 * @param frames how many characters of frames of a stream may be held, and how long one
 * frame may be
 * @param document how many characters a text may have that is only understood as a whole
 * @param texts how many strings one frame of a stream may have, keys included
 */
public record BodyLimits(int frames, int document, int texts) {

	/** What holds where nothing else is said: a million characters, 16,384 texts. */
	public static final BodyLimits DEFAULT = new BodyLimits(1 << 20, 1 << 20, 1 << 14);

	public BodyLimits {
		if (frames < 1 || document < 1 || texts < 1) {
			throw new IllegalArgumentException("Bounds of a body must be positive");
		}
	}

}
