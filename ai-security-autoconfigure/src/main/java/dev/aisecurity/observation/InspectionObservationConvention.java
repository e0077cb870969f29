package dev.aisecurity.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and keys of the observation of an inspection. Declare a bean of this type to
 * replace them.
 */
public interface InspectionObservationConvention extends ObservationConvention<InspectionContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof InspectionContext;
	}

}
