package dev.aisecurity.detect.disclosure;

import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.DetectorContract;

class SecretDetectorContractTests extends DetectorContract {

	private final SecretDetector detector = new SecretDetector();

	@Override
	protected Detector detector() {
		return this.detector;
	}

	@Override
	protected String attack() {
		return "Deploy with glpat-" + "Zt4kQ9mWx7RbLp2VnYc8 and password: Blau-Kiefer77!";
	}

}
