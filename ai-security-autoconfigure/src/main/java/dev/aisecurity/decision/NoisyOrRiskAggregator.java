package dev.aisecurity.decision;

import java.util.List;
import java.util.Map;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.risk.RiskBand;
import dev.aisecurity.risk.RiskScore;
import dev.aisecurity.session.SessionState;
import org.jspecify.annotations.Nullable;

/**
 * Noisy-or over kinds of evidence: {@code 1 - Π(1 - s)} with the highest weighted score
 * {@code s} of each kind. Detectors that read the same words are no independent
 * witnesses, however many they are, so that within a kind the surest counts; what the
 * words say, what form they have and how the caller behaves are kinds of their own. Only
 * findings of attack categories count. The bands of session and identity join by maximum,
 * at the lower end of the band, so that inherited risk is never averaged away.
 */
public final class NoisyOrRiskAggregator implements RiskAggregator {

	private final Map<String, Double> weights;

	/**
	 * Creates an aggregator.
	 * @param weights weight of each detector by id, 0 to 1; 1 for those not named
	 */
	public NoisyOrRiskAggregator(Map<String, Double> weights) {
		for (Map.Entry<String, Double> weight : weights.entrySet()) {
			if (!(weight.getValue() >= 0 && weight.getValue() <= 1)) {
				throw new IllegalArgumentException(
						"Weight of detector '" + weight.getKey() + "' must be between 0 and 1");
			}
		}
		this.weights = Map.copyOf(weights);
	}

	@Override
	public RiskScore aggregate(List<Finding> findings, SessionState session) {
		RiskScore risk = floor(session.session()).max(floor(session.identity()));
		return findings.isEmpty() ? risk : instant(findings).max(risk);
	}

	private RiskScore instant(List<Finding> findings) {
		RiskScore words = RiskScore.NONE;
		RiskScore form = RiskScore.NONE;
		RiskScore behaviour = RiskScore.NONE;
		for (Finding finding : findings) {
			if (finding.category().isAttack()) {
				switch (finding.category()) {
					case HIDDEN_TEXT, OBFUSCATION -> {
						form = form.max(weighted(finding));
					}
					case ANOMALY -> {
						behaviour = behaviour.max(weighted(finding));
					}
					default -> {
						words = words.max(weighted(finding));
					}
				}
			}
		}
		return words.or(form).or(behaviour);
	}

	private RiskScore weighted(Finding finding) {
		Double weight = this.weights.get(finding.detector());
		return (weight != null) ? RiskScore.of(weight * finding.score().value()) : finding.score();
	}

	private static RiskScore floor(@Nullable RiskBand band) {
		return (band != null) ? band.floor() : RiskScore.NONE;
	}

}
