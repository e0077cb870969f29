package dev.aisecurity.detect;

import java.util.List;
import java.util.Set;

import dev.aisecurity.interaction.Interaction;
import org.jspecify.annotations.Nullable;

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

	/**
	 * Returns whether the detector looks at cells: the short pieces, with some text
	 * before them, in which an answer is inspected while it streams, so that what it
	 * finds there can be cut out. A detector that does reads the raw view alone, and
	 * finds in a cell what it would find in the whole text. One that does not sees the
	 * answer in larger windows, when most of a window has left already.
	 * @return whether it does
	 */
	default boolean readsCells() {
		return false;
	}

	/**
	 * Returns a watch for what this detector finds in an answer, if it reads cells. It
	 * holds on to matches that are longer than a word, and says which cells are worth a
	 * look.
	 * @param interaction the interaction of which the answer is part, without text
	 * @return a new watch for one text, or {@code null} if the detector is to see nothing
	 * but URLs and what others want to be looked at; by default one that holds nothing
	 * and wants to see all
	 */
	default @Nullable StreamWatch watch(Interaction interaction) {
		return StreamWatch.ofEverything();
	}

}
