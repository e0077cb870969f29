package dev.aisecurity.detect.leakage;

import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Interaction;

/**
 * Shows every text to a detector as if it came from the model.
 */
final class OutputDetector implements Detector {

	private final Detector detector;

	OutputDetector(Detector detector) {
		this.detector = detector;
	}

	@Override
	public String id() {
		return this.detector.id();
	}

	@Override
	public Set<String> rules() {
		return this.detector.rules();
	}

	@Override
	public List<Finding> detect(DetectionContext context) {
		Interaction in = context.interaction();
		Interaction out = new Interaction(in.endpoint(), Direction.OUTPUT, in.segments(), in.subject(), in.session(),
				in.labels(), in.headers(), in.trusted(), in.extent());
		return this.detector
			.detect(new DetectionContext(out, context.texts(), context.session(), context.level(), context.budget()));
	}

}
