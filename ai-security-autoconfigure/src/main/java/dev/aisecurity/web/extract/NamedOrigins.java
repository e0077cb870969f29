package dev.aisecurity.web.extract;

import java.util.Map;

import dev.aisecurity.endpoint.TextDeclaration;

/**
 * Something for some names, the same for all others.
 *
 * @param named what is said of each name
 * @param others what is said of others
 */
record NamedOrigins(Map<String, BodyOrigins> named, BodyOrigins others) implements BodyOrigins {

	@Override
	public TextDeclaration declaration() {
		return this.others.declaration();
	}

	@Override
	public BodyOrigins property(String name) {
		return this.named.getOrDefault(name, this.others);
	}

	@Override
	public BodyOrigins element() {
		return this;
	}

	@Override
	public boolean knows(String name) {
		return this.named.containsKey(name);
	}

}
