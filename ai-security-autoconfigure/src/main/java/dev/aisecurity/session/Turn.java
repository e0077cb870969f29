package dev.aisecurity.session;

/**
 * What one request adds to its session: written when it is decided and, if its answer
 * shows more, once more.
 *
 * @param millis when, in milliseconds since 1970
 * @param opens whether the request was not counted before
 * @param before risk that was counted for it before, 0 to 1
 * @param risk its risk now, 0 to 1, at least as high as before
 */
public record Turn(long millis, boolean opens, double before, double risk) {

	public Turn {
		if (!(before >= 0 && risk >= before && risk <= 1)) {
			throw new IllegalArgumentException("Risk of a turn must not fall and be at most 1");
		}
	}

	double added(double deadBand) {
		return Math.max(0, this.risk - deadBand) - Math.max(0, this.before - deadBand);
	}

}
