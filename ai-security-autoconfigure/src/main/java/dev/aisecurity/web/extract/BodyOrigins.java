package dev.aisecurity.web.extract;

import java.util.Map;

import dev.aisecurity.endpoint.TextDeclaration;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;

/**
 * What an application says of the texts in a body or among parameters: a walk along its
 * types next to the walk along the document. What it does not know is as what is around
 * it. Implementations are immutable.
 */
public interface BodyOrigins {

	/** Nothing is said: all is the user's text. */
	BodyOrigins USER = new UniformOrigins(TextDeclaration.NONE);

	/**
	 * Returns what is said of the text here.
	 * @return the declaration, {@link TextDeclaration#NONE} if nothing is said
	 */
	TextDeclaration declaration();

	/**
	 * Steps into a property of an object, an entry of a map, a named parameter or a part.
	 * @param name the name as the client writes it
	 * @return what is said there
	 */
	BodyOrigins property(String name);

	/**
	 * Steps into the elements of an array.
	 * @return what is said there
	 */
	BodyOrigins element();

	/**
	 * Returns whether the application names a property.
	 * @param name the name as the client writes it
	 * @return whether it is declared, so that the name is not the client's text
	 */
	default boolean knows(String name) {
		return false;
	}

	/**
	 * Returns origins where all text is alike.
	 * @param declaration what is said of all of it
	 * @return the origins
	 */
	static BodyOrigins of(TextDeclaration declaration) {
		return declaration.equals(TextDeclaration.NONE) ? USER : new UniformOrigins(declaration);
	}

	/**
	 * Returns origins read from the annotations of a type that a body is bound to, with
	 * JSON names as a mapper without settings of its own has them. Costly, so to be kept
	 * with the handler.
	 * @param type the type of the body
	 * @param around what is said of the body as a whole
	 * @return the origins
	 */
	static BodyOrigins of(ResolvableType type, TextDeclaration around) {
		return of(type, around, JsonMapper.shared());
	}

	/**
	 * Returns origins read from the annotations of a type that a body is bound to.
	 * Costly, so to be kept with the handler.
	 * @param type the type of the body; wrappers such as {@code HttpEntity} are looked
	 * into
	 * @param around what is said of the body as a whole
	 * @param mapper the mapper that binds the body, so that names are those of the client
	 * @return the origins
	 */
	static BodyOrigins of(ResolvableType type, TextDeclaration around, JsonMapper mapper) {
		return around.isUninspected() ? of(around) : new DeclaredTypes(mapper).origins(type, around);
	}

	/**
	 * Returns origins of named things: parameters, parts, path variables, headers.
	 * @param named what is said of each
	 * @param around what is said of all others
	 * @return the origins
	 */
	static BodyOrigins of(Map<String, BodyOrigins> named, TextDeclaration around) {
		return named.isEmpty() ? of(around) : new NamedOrigins(Map.copyOf(named), of(around));
	}

}
