package dev.aisecurity.method;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.aisecurity.endpoint.TextDeclaration;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedMethod;

/**
 * What is taken out of inspection at a method: at its parameters and in the fields of
 * their types, as far as the declared types show them.
 */
final class Openings {

	private final List<String> reasons = new ArrayList<>();

	private final List<String> missing = new ArrayList<>();

	private final Set<Class<?>> seen = new HashSet<>();

	/**
	 * Reads a method.
	 * @param type the class of the bean
	 * @param method the method
	 */
	Openings(Class<?> type, Method method) {
		for (MethodParameter parameter : new AnnotatedMethod(method).getMethodParameters()) {
			String place = "argument[" + parameter.getParameterIndex() + "]";
			TextDeclaration declaration = GuardedMethod.declaration(parameter);
			add(declaration, place, UnreachableEndpoint.declaration(type, method) + " " + place);
			if (!declaration.isUninspected()) {
				read(ResolvableType.forMethodParameter(parameter.withContainingClass(type)));
			}
		}
	}

	private void read(ResolvableType type) {
		if (type.isArray()) {
			read(type.getComponentType());
			return;
		}
		for (ResolvableType generic : type.getGenerics()) {
			read(generic);
		}
		Class<?> raw = type.resolve();
		if (raw == null || raw.isPrimitive() || raw.isEnum() || Shapes.isForeign(raw) || !this.seen.add(raw)) {
			return;
		}
		for (Class<?> level = raw; level != null && !Shapes.isForeign(level); level = level.getSuperclass()) {
			for (Field field : level.getDeclaredFields()) {
				TextDeclaration declaration = TextDeclaration.of(field);
				add(declaration, level.getSimpleName() + "." + field.getName(),
						level.getName() + "." + field.getName());
				if (!declaration.isUninspected() && !Modifier.isStatic(field.getModifiers())) {
					read(ResolvableType.forField(field, type));
				}
			}
		}
	}

	private void add(TextDeclaration declaration, String place, String declaredAt) {
		String reason = declaration.uninspected();
		if (reason != null) {
			(reason.isBlank() ? this.missing : this.reasons).add(reason.isBlank() ? declaredAt : place + ": " + reason);
		}
	}

	/**
	 * Returns the openings with their reasons.
	 * @return place and reason of each
	 */
	List<String> reasons() {
		return this.reasons;
	}

	/**
	 * Returns openings without a reason.
	 * @return where they are declared
	 */
	List<String> missing() {
		return this.missing;
	}

}
