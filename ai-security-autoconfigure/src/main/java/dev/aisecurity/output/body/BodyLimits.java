package dev.aisecurity.output.body;

/**
 * How much of a body may be held.
 *
 * @param frames how many characters of frames of a stream may be held, and how long one
 * frame may be
 * @param document how many characters a text may have that is only understood as a whole
 */
public record BodyLimits(int frames, int document) {

	/** What holds where nothing else is said: a million characters each. */
	public static final BodyLimits DEFAULT = new BodyLimits(1 << 20, 1 << 20);

	public BodyLimits {
		if (frames < 1 || document < 1) {
			throw new IllegalArgumentException("Bounds of a body must be positive");
		}
	}

}
