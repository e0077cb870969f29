package dev.aisecurity.web.extract;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import dev.aisecurity.endpoint.TextDeclaration;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;
import org.springframework.http.HttpEntity;

/**
 * Origins of all types that can be reached from a body, each read when a body first
 * reaches it. Thread-safe; as large as the application's types.
 */
final class DeclaredTypes {

	private final JsonMapper mapper;

	private final Map<Key, BodyOrigins> known = new ConcurrentHashMap<>();

	DeclaredTypes(JsonMapper mapper) {
		this.mapper = mapper;
	}

	BodyOrigins origins(ResolvableType type, TextDeclaration around) {
		ResolvableType body = type;
		while (HttpEntity.class.isAssignableFrom(body.toClass())) {
			body = body.as(HttpEntity.class).getGeneric(0);
		}
		return origins(this.mapper.constructType(body.getType()), around);
	}

	BodyOrigins origins(JavaType type, TextDeclaration declaration) {
		if (declaration.isUninspected()) {
			return BodyOrigins.of(declaration);
		}
		JavaType value = type;
		while (value.isReferenceType()) {
			value = Objects.requireNonNull(value.getContentType());
		}
		Key key = new Key(value, declaration);
		BodyOrigins origins = this.known.get(key);
		if (origins == null) {
			origins = read(value, declaration);
			this.known.put(key, origins);
		}
		return origins;
	}

	private BodyOrigins read(JavaType type, TextDeclaration declaration) {
		if (type.isMapLikeType()) {
			return new EntryOrigins(this, Objects.requireNonNull(type.getContentType()), declaration);
		}
		if (type.isContainerType()) {
			return new ElementOrigins(this, Objects.requireNonNull(type.getContentType()), declaration);
		}
		Map<String, DeclaredProperty> properties = DeclaredProperty.of(type, this.mapper);
		return properties.isEmpty() ? BodyOrigins.of(declaration) : new PropertyOrigins(this, properties, declaration);
	}

	private record Key(JavaType type, TextDeclaration declaration) {

	}

	/**
	 * A map: the same for each entry.
	 *
	 * @param types all types
	 * @param entry type of the values
	 * @param declaration what is said of the map
	 */
	private record EntryOrigins(DeclaredTypes types, JavaType entry,
			TextDeclaration declaration) implements BodyOrigins {

		@Override
		public BodyOrigins property(String name) {
			return this.types.origins(this.entry, this.declaration);
		}

		@Override
		public BodyOrigins element() {
			return BodyOrigins.of(this.declaration);
		}

	}

	/**
	 * A collection or an array: the same for each element.
	 *
	 * @param types all types
	 * @param component type of the elements
	 * @param declaration what is said of the collection
	 */
	private record ElementOrigins(DeclaredTypes types, JavaType component,
			TextDeclaration declaration) implements BodyOrigins {

		@Override
		public BodyOrigins property(String name) {
			/* A mapper may take a single value for a list of one */
			return element().property(name);
		}

		@Override
		public BodyOrigins element() {
			return this.types.origins(this.component, this.declaration);
		}

	}

	/**
	 * An object: something for each property.
	 *
	 * @param types all types
	 * @param properties what is said of each property
	 * @param declaration what is said of the object
	 */
	private record PropertyOrigins(DeclaredTypes types, Map<String, DeclaredProperty> properties,
			TextDeclaration declaration) implements BodyOrigins {

		@Override
		public BodyOrigins property(String name) {
			DeclaredProperty property = this.properties.get(name);
			if (property == null) {
				return BodyOrigins.of(this.declaration);
			}
			return this.types.origins(property.type(), property.declaration(this.declaration));
		}

		@Override
		public BodyOrigins element() {
			return BodyOrigins.of(this.declaration);
		}

		@Override
		public boolean knows(String name) {
			return this.properties.containsKey(name);
		}

	}

}
