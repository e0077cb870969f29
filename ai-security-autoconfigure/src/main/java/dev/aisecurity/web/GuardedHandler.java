package dev.aisecurity.web;

import java.util.HashSet;
import java.util.Set;

import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.web.extract.BodyOrigins;

/**
 * What the door knows of a handler that is a guarded resource. Immutable.
 *
 * @param endpoint the resource
 * @param desk whether advice stands before the handler
 * @param rawAccess whether an argument lets the handler read the request as it came
 * @param body what the application says of the texts of the body
 * @param parameters what it says of query and form parameters and of parts, by name
 * @param pathVariables what it says of path variables, by name
 * @param headers what it says of headers and cookies, by name
 * @param headerNames names of the headers that the handler reads text from
 * @param cookieNames names of the cookies that the handler reads text from
 */
public record GuardedHandler(Endpoint endpoint, Desk desk, boolean rawAccess, BodyOrigins body, BodyOrigins parameters,
		BodyOrigins pathVariables, BodyOrigins headers, Set<String> headerNames, Set<String> cookieNames) {

	public GuardedHandler {
		headerNames = Set.copyOf(headerNames);
		cookieNames = Set.copyOf(cookieNames);
	}

	/**
	 * Returns a handler of which only the request is known.
	 * @param endpoint the resource
	 * @param headerNames names of the headers that it reads text from
	 * @return the handler
	 */
	static GuardedHandler withoutDesk(Endpoint endpoint, Set<String> headerNames) {
		return new GuardedHandler(endpoint, Desk.NONE, true, BodyOrigins.USER, BodyOrigins.USER, BodyOrigins.USER,
				BodyOrigins.USER, headerNames, Set.of());
	}

	/**
	 * Adds headers that the handler reads by itself.
	 * @param others their names
	 * @return a handler with all names
	 */
	GuardedHandler withHeaders(Set<String> others) {
		if (others.isEmpty()) {
			return this;
		}
		Set<String> names = new HashSet<>(this.headerNames);
		names.addAll(others);
		return new GuardedHandler(this.endpoint, this.desk, this.rawAccess, this.body, this.parameters,
				this.pathVariables, this.headers, names, this.cookieNames);
	}

	/**
	 * Returns whether text can be cut out of what the handler gets.
	 * @return whether a desk owns all values that the handler sees
	 */
	public boolean canRedact() {
		return this.desk == Desk.PRESENT && !this.rawAccess;
	}

	/**
	 * Whether advice inspects the typed arguments of a handler.
	 */
	public enum Desk {

		/** It does. */
		PRESENT,

		/** It should, and cannot reach the handler. */
		MISSING,

		/** It is not expected to: the door sees all there is. */
		NONE

	}

}
