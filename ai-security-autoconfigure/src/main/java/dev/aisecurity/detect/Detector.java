package dev.aisecurity.detect;

import java.util.List;
import java.util.Set;

/**
 * A sensor that looks for one kind of threat. Called on the thread of the request, for
 * every interaction, concurrently: implementations are thread-safe, deterministic, linear
 * in the length of the text, do no I/O and never block. They return an empty list, not
 * {@code null}, when nothing is found, without allocating. One that throws becomes a
 * finding of {@link ThreatCategory#FAILURE} and the decision is marked degraded. Register
 * one by declaring a bean of this type.
 */
public interface Detector {

	/**
	 * Returns the name that configuration, metrics and findings know the detector by.
	 * @return lower-case letters, digits and hyphens
	 */
	String id();

	/**
	 * Looks for the threat.
	 * @param context what there is to look at
	 * @return what was found, possibly empty
	 */
	List<Finding> detect(DetectionContext context);

	/**
	 * Returns the rules that findings of this detector can have, so that policies and
	 * exclusions that name others are refused.
	 * @return rule ids; none if the detector does not tell
	 */
	default Set<String> rules() {
		return Set.of();
	}

}
