package dev.aisecurity.detect.disclosure;

import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.DetectorContract;

class PersonalDataDetectorContractTests extends DetectorContract {

	private final PersonalDataDetector detector = new PersonalDataDetector();

	@Override
	protected Detector detector() {
		return this.detector;
	}

	@Override
	protected String attack() {
		return "Write to mara@example.org, call +49 30 901820, IBAN DE89 3704 0044 0532 0130 00, ID 86095742719.";
	}

}
