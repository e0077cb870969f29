package dev.aisecurity.web.extract;

import dev.aisecurity.endpoint.TextDeclaration;

/**
 * The same everywhere.
 *
 * @param declaration what is said
 */
record UniformOrigins(TextDeclaration declaration) implements BodyOrigins {

	@Override
	public BodyOrigins property(String name) {
		return this;
	}

	@Override
	public BodyOrigins element() {
		return this;
	}

}
