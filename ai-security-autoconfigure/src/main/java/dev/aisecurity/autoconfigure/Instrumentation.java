package dev.aisecurity.autoconfigure;

import dev.aisecurity.decision.PolicyDecisionPoint;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.normalize.Normalizer;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Wraps parts of the engine where they are put together, so that beans keep their types.
 */
interface Instrumentation {

	default Normalizer instrument(Normalizer normalizer) {
		return normalizer;
	}

	default Detector instrument(Detector detector) {
		return detector;
	}

	default PolicyDecisionPoint instrument(PolicyDecisionPoint decisionPoint) {
		return decisionPoint;
	}

	/**
	 * Returns all instrumentations as one.
	 * @param all the instrumentations
	 * @return an instrumentation that applies each in order
	 */
	static Instrumentation of(ObjectProvider<Instrumentation> all) {
		return new Instrumentation() {

			@Override
			public Normalizer instrument(Normalizer normalizer) {
				Normalizer instrumented = normalizer;
				for (Instrumentation each : all) {
					instrumented = each.instrument(instrumented);
				}
				return instrumented;
			}

			@Override
			public Detector instrument(Detector detector) {
				Detector instrumented = detector;
				for (Instrumentation each : all) {
					instrumented = each.instrument(instrumented);
				}
				return instrumented;
			}

			@Override
			public PolicyDecisionPoint instrument(PolicyDecisionPoint decisionPoint) {
				PolicyDecisionPoint instrumented = decisionPoint;
				for (Instrumentation each : all) {
					instrumented = each.instrument(instrumented);
				}
				return instrumented;
			}

		};
	}

}
