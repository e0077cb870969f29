package dev.aisecurity.decision;

import java.util.List;
import java.util.Set;

import dev.aisecurity.baseline.Deviation;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.session.OpenTurn;

/**
 * What a decision is made in the light of, besides the interaction itself. Immutable.
 *
 * @param observed what the enforcement point itself has found on the way here
 * @param turn the turn of the session that the interaction belongs to
 * @param deviation how far the behaviour is from what is normal
 * @param degraded names of what could not be remembered because a store failed
 */
public record Circumstances(List<Finding> observed, OpenTurn turn, Deviation deviation, Set<String> degraded) {

	/** Nothing is known. */
	public static final Circumstances NONE = of(List.of());

	public Circumstances {
		observed = List.copyOf(observed);
		degraded = Set.copyOf(degraded);
	}

	/**
	 * Returns circumstances of which nothing is remembered.
	 * @param observed what the enforcement point itself has found
	 * @return the circumstances
	 */
	public static Circumstances of(List<Finding> observed) {
		return new Circumstances(observed, OpenTurn.NONE, Deviation.NONE, Set.of());
	}

}
