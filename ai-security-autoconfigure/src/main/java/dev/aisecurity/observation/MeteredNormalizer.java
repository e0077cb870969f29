package dev.aisecurity.observation;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.aisecurity.interaction.Segment;
import dev.aisecurity.normalize.Anomaly;
import dev.aisecurity.normalize.NormalizedText;
import dev.aisecurity.normalize.Normalizer;
import dev.aisecurity.normalize.ScanBudget;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts the anomalies that normalization meets.
 */
public final class MeteredNormalizer implements Normalizer {

	private final Normalizer delegate;

	private final Map<Anomaly.Kind, Counter> counters = new EnumMap<>(Anomaly.Kind.class);

	/**
	 * Creates a decorator.
	 * @param delegate what really normalizes
	 * @param registry where to count
	 */
	public MeteredNormalizer(Normalizer delegate, MeterRegistry registry) {
		this.delegate = delegate;
		for (Anomaly.Kind kind : Anomaly.Kind.values()) {
			this.counters.put(kind,
					Counter.builder(AiSecurityMeter.ANOMALIES.getName())
						.tag(AiSecurityMeter.Key.KIND.asString(), kind.name().toLowerCase(Locale.ROOT))
						.register(registry));
		}
	}

	@Override
	public NormalizedText normalize(Segment segment, ScanBudget budget) {
		NormalizedText text = this.delegate.normalize(segment, budget);
		List<Anomaly> anomalies = text.anomalies();
		for (int i = 0; i < anomalies.size(); i++) {
			Counter counter = this.counters.get(anomalies.get(i).kind());
			if (counter != null) {
				counter.increment();
			}
		}
		return text;
	}

}
