package dev.aisecurity.decision;

import java.util.List;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.risk.RiskScore;
import dev.aisecurity.session.SessionState;

/**
 * Makes one risk score of many findings. Thread-safe, deterministic. It must not make a
 * risk lower because of a session: what is remembered can only add.
 */
@FunctionalInterface
public interface RiskAggregator {

	/**
	 * Aggregates.
	 * @param findings what counts
	 * @param session what is known of the session
	 * @return the risk of the interaction
	 */
	RiskScore aggregate(List<Finding> findings, SessionState session);

}
