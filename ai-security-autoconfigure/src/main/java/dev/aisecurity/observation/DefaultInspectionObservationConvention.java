package dev.aisecurity.observation;

import java.util.Locale;

import dev.aisecurity.observation.AiSecurityObservation.HighCardinalityKey;
import dev.aisecurity.observation.AiSecurityObservation.LowCardinalityKey;
import dev.aisecurity.policy.Decision;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/**
 * The keys of {@link AiSecurityObservation#INSPECTION}.
 */
final class DefaultInspectionObservationConvention implements InspectionObservationConvention {

	@Override
	public String getName() {
		return "ai.security.inspection";
	}

	@Override
	public String getContextualName(InspectionContext context) {
		return "inspect " + context.getInteraction().endpoint().id();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(InspectionContext context) {
		Decision decision = context.getDecision();
		return KeyValues.of(LowCardinalityKey.ENDPOINT.withValue(context.getInteraction().endpoint().id().value()),
				key(LowCardinalityKey.DIRECTION, context.getInteraction().direction()),
				(decision != null) ? key(LowCardinalityKey.VERDICT, decision.verdict())
						: LowCardinalityKey.VERDICT.withValue(KeyValue.NONE_VALUE),
				(decision != null) ? key(LowCardinalityKey.ACTION, decision.action())
						: LowCardinalityKey.ACTION.withValue(KeyValue.NONE_VALUE),
				(decision != null) ? key(LowCardinalityKey.MODE, decision.mode())
						: LowCardinalityKey.MODE.withValue(KeyValue.NONE_VALUE));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(InspectionContext context) {
		Decision decision = context.getDecision();
		return (decision != null) ? KeyValues.of(HighCardinalityKey.INCIDENT.withValue(decision.incident()),
				HighCardinalityKey.RISK.withValue(decision.risk().toString())) : KeyValues.empty();
	}

	private static KeyValue key(LowCardinalityKey key, Enum<?> value) {
		return key.withValue(value.name().toLowerCase(Locale.ROOT));
	}

}
