package dev.aisecurity.output;

import java.util.List;

import dev.aisecurity.interaction.Extent;
import dev.aisecurity.interaction.Focus;

/**
 * Looks at pieces of an answer before they leave. Used by one thread at a time.
 */
@FunctionalInterface
public interface CellInspector {

	/**
	 * Looks at a piece of an answer.
	 * @param extent how much of the answer it is
	 * @param text the piece with some text around it: before it what may have left
	 * already, after it what is still held
	 * @param focus where the piece is in the text
	 * @return what to change, in order and without overlap; a change starts before the
	 * end of the piece and may reach beyond it
	 * @throws RuntimeException if the answer must not go on; nothing of the piece leaves
	 */
	List<Edit> inspect(Extent extent, String text, Focus focus);

	/**
	 * Is told of a piece that is longer than what may be held and might still grow into a
	 * match.
	 * @param text the piece with some text before it
	 * @param focus where the piece is in the text
	 * @return what to change: the piece and whatever continues it, or nothing if it may
	 * leave as it is
	 * @throws RuntimeException if the answer must not go on; nothing of the piece leaves
	 */
	default List<Edit> overlong(String text, Focus focus) {
		return List.of(new Edit(focus.start(), focus.end(), "[removed]"));
	}

	/**
	 * Is told of the first characters that were cut out because nobody sees them. They
	 * are gone whatever comes of it.
	 * @param hidden the characters
	 * @throws RuntimeException if the answer must not go on
	 */
	default void hidden(String hidden) {
	}

}
