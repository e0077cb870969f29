package dev.aisecurity.output;

import java.util.List;

import dev.aisecurity.interaction.Extent;

/**
 * Looks at pieces of an answer before they leave.
 */
@FunctionalInterface
public interface CellInspector {

	/**
	 * Looks at a piece of an answer.
	 * @param extent how much of the answer it is
	 * @param text the piece, with some text before it that has left already
	 * @param from where the piece starts in the text
	 * @return what to change in the piece, in order and without overlap; always empty for
	 * {@link Extent#WINDOW}
	 * @throws RuntimeException if the answer must not go on; nothing of the piece leaves
	 */
	List<Edit> inspect(Extent extent, String text, int from);

}
