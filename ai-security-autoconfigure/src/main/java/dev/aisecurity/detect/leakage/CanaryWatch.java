package dev.aisecurity.detect.leakage;

import dev.aisecurity.detect.StreamWatch;

/**
 * Holds on to what may become a canary, from its fourth character on.
 */
final class CanaryWatch implements StreamWatch {

	private final CanaryScan scan;

	private boolean complete;

	CanaryWatch(CanaryScan scan) {
		this.scan = scan;
	}

	@Override
	public int accept(char next) {
		this.complete = this.scan.accept(next) != null;
		return this.scan.held();
	}

	@Override
	public boolean isComplete() {
		return this.complete;
	}

}
