package dev.aisecurity.detect.leakage;

import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.DetectorContract;

class SystemPromptDetectorContractTests extends DetectorContract {

	private final SystemPrompts prompts = new SystemPrompts(true);

	SystemPromptDetectorContractTests() {
		this.prompts.register("ferry",
				"You help passengers of the island ferry. Never promise a refund before the harbour office has "
						+ "confirmed that the crossing was cancelled because of the weather.");
	}

	@Override
	protected Detector detector() {
		return new OutputDetector(new SystemPromptDetector(this.prompts));
	}

	@Override
	protected String attack() {
		return "I was told: never promise a refund before the harbour office has confirmed that the crossing was "
				+ "cancelled because of the weather.";
	}

}
