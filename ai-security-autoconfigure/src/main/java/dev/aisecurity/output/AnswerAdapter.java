package dev.aisecurity.output;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Knows the texts of a type of answer that guarded methods return, alone or as items of a
 * stream: above all of types whose texts are pieces of a longer one. Thread-safe and
 * without state. Register one by declaring a bean of this type.
 *
 * @param <T> the type
 */
public interface AnswerAdapter<T> {

	/**
	 * Returns the type.
	 * @return the class; its subclasses belong to it
	 */
	Class<T> type();

	/**
	 * Returns the texts of an item: every one that a model may have written.
	 * @param item the item
	 * @return the texts, possibly none
	 */
	List<AnswerText> texts(T item);

	/**
	 * Returns an item that holds other texts in their stead and is otherwise the same.
	 * @param item the item, which is not changed
	 * @param texts the texts that may leave, in the order of {@link #texts}
	 * @return the item that may leave, or {@code null} if nothing is left of it
	 */
	@Nullable T replace(T item, List<String> texts);

}
