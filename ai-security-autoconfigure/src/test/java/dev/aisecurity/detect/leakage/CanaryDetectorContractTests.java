package dev.aisecurity.detect.leakage;

import java.util.Random;

import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.DetectorContract;

class CanaryDetectorContractTests extends DetectorContract {

	private final Canaries canaries = new Canaries(10, new Random(1), System::nanoTime);

	private final Canary canary = this.canaries.issue("prompt");

	private final Detector detector = new OutputDetector(new CanaryDetector(this.canaries));

	@Override
	protected Detector detector() {
		return this.detector;
	}

	@Override
	protected String attack() {
		return "My instructions start with " + this.canary.token() + ", that is all.";
	}

}
