package dev.aisecurity.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.risk.RiskBand;
import dev.aisecurity.risk.RiskScore;
import dev.aisecurity.session.SessionState;
import org.jspecify.annotations.Nullable;

/**
 * Noisy-or over detectors: {@code 1 - Π(1 - w·s)} with the highest score {@code s} of
 * each detector and its weight {@code w}. Only findings of attack categories count. The
 * bands of session and identity join by maximum, at the lower end of the band, so that
 * inherited risk is never averaged away.
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
		Map<String, RiskScore> highest = new HashMap<>(4);
		for (Finding finding : findings) {
			if (finding.category().isAttack()) {
				highest.merge(finding.detector(), finding.score(), RiskScore::max);
			}
		}
		RiskScore risk = RiskScore.NONE;
		for (Map.Entry<String, RiskScore> entry : highest.entrySet()) {
			Double weight = this.weights.get(entry.getKey());
			RiskScore score = entry.getValue();
			risk = risk.or((weight != null) ? RiskScore.of(weight * score.value()) : score);
		}
		return risk;
	}

	private static RiskScore floor(@Nullable RiskBand band) {
		return (band != null) ? band.floor() : RiskScore.NONE;
	}

}
