package dev.aisecurity.baseline;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A baseline in words and numbers, for operators, audits and whoever the data is about.
 *
 * @param endpoint the group of endpoints
 * @param firstSeen when the first event was, in milliseconds since 1970
 * @param lastSeen when the last event was
 * @param seen how many events were seen
 * @param learned how many events were learned from
 * @param maturity how much the baseline is worth, 0 to below 1
 * @param frozenUntil until when nothing is learned because of an alarm, 0 if there was
 * none
 * @param features what is expected of each feature, transformed, and its spread
 * @param signs how often each sign is shown, 0 to 1
 */
public record BaselineDescription(String endpoint, long firstSeen, long lastSeen, int seen, int learned,
		double maturity, long frozenUntil, Map<String, Expected> features, Map<String, Double> signs) {

	/**
	 * Describes a baseline.
	 * @param endpoint the group of endpoints
	 * @param baseline the baseline
	 * @return the description
	 */
	public static BaselineDescription of(String endpoint, Baseline baseline) {
		Map<String, Expected> features = new LinkedHashMap<>();
		for (int i = 0; i < Feature.count(); i++) {
			features.put(name(Feature.at(i)),
					new Expected(baseline.get(i, Baseline.FAST), baseline.get(i, Baseline.SCALE)));
		}
		Map<String, Double> signs = new LinkedHashMap<>();
		for (int i = 0; i < Sign.count(); i++) {
			signs.put(name(Sign.at(i)), (double) baseline.rate(i));
		}
		return new BaselineDescription(endpoint, baseline.firstSeen(), baseline.lastSeen(), baseline.seen(),
				baseline.learned(), Deviation.maturity(baseline.learned()), baseline.frozenUntil(), features, signs);
	}

	static String name(Enum<?> which) {
		return which.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * What is expected of a feature.
	 *
	 * @param value location, transformed
	 * @param spread standard deviation
	 */
	public record Expected(double value, double spread) {
	}

}
