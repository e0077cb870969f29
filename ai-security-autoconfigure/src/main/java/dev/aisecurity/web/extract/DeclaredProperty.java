package dev.aisecurity.web.extract;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.util.HashMap;
import java.util.Map;

import dev.aisecurity.endpoint.TextDeclaration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TreeNode;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * A property of a type that a body is bound to.
 *
 * @param type its type
 * @param own what is said of the property itself
 */
record DeclaredProperty(JavaType type, TextDeclaration own) {

	/**
	 * Reads the properties of a type.
	 * @param type the type, no container
	 * @param mapper the mapper that binds it
	 * @return the properties by the names that a client may write; none for types that
	 * are no beans
	 */
	static Map<String, DeclaredProperty> of(JavaType type, JsonMapper mapper) {
		if (type.isPrimitive() || type.isEnumType() || type.getRawClass().getName().startsWith("java.")
				|| TreeNode.class.isAssignableFrom(type.getRawClass())) {
			return Map.of();
		}
		try {
			return read(type, mapper.deserializationConfig());
		}
		catch (JacksonException | IllegalArgumentException ex) {
			/* The mapper will say so itself; until then all is as around it */
			return Map.of();
		}
	}

	private static Map<String, DeclaredProperty> read(JavaType type, DeserializationConfig config) {
		ClassIntrospector introspector = config.classIntrospectorInstance();
		BeanDescription description = introspector.introspectForDeserialization(type,
				introspector.introspectClassAnnotations(type));
		Map<String, DeclaredProperty> properties = new HashMap<>();
		for (BeanPropertyDefinition definition : description.findProperties()) {
			DeclaredProperty property = new DeclaredProperty(definition.getPrimaryType(), declaration(definition));
			properties.put(definition.getName(), property);
			for (PropertyName alias : definition.findAliases()) {
				properties.putIfAbsent(alias.getSimpleName(), property);
			}
		}
		return Map.copyOf(properties);
	}

	/* Where several members speak of one property, what is inspected wins */
	private static TextDeclaration declaration(BeanPropertyDefinition definition) {
		TextDeclaration parameter = declaration(definition.getConstructorParameter());
		TextDeclaration field = declaration(definition.getField());
		TextDeclaration setter = declaration(definition.getSetter());
		return join(join(parameter, field), setter);
	}

	private static TextDeclaration join(TextDeclaration first, TextDeclaration second) {
		return (first.origin() != null || second.equals(TextDeclaration.NONE)) ? first : second;
	}

	private static TextDeclaration declaration(@Nullable AnnotatedMember member) {
		if (member == null) {
			return TextDeclaration.NONE;
		}
		if (member instanceof AnnotatedParameter parameter) {
			return (parameter.getOwner().getAnnotated() instanceof Executable executable)
					? parameter(executable, parameter.getIndex()) : TextDeclaration.NONE;
		}
		AnnotatedElement element = member.getAnnotated();
		if (element instanceof Executable setter) {
			return parameter(setter, 0);
		}
		return (element != null) ? TextDeclaration.of(element) : TextDeclaration.NONE;
	}

	private static TextDeclaration parameter(Executable executable, int index) {
		return (index < executable.getParameterCount()) ? TextDeclaration.of(executable.getParameters()[index])
				: TextDeclaration.NONE;
	}

	/**
	 * Returns what is said of the property in the end.
	 * @param around what is said of the object around it
	 * @return its own declaration, or that around it
	 */
	TextDeclaration declaration(TextDeclaration around) {
		return this.own.equals(TextDeclaration.NONE) ? around : this.own;
	}

}
