package dev.aisecurity.method;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;

import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Endpoint;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotatedMethod;

/**
 * A method that is an endpoint, and what is declared on its parameters, be it on those of
 * an interface. Immutable.
 */
final class GuardedMethod {

	private final Endpoint endpoint;

	private final Argument[] arguments;

	/**
	 * Creates a guarded method.
	 * @param endpoint the endpoint
	 * @param method the method of the target class
	 */
	GuardedMethod(Endpoint endpoint, Method method) {
		this.endpoint = endpoint;
		MethodParameter[] parameters = new AnnotatedMethod(method).getMethodParameters();
		this.arguments = new Argument[parameters.length];
		for (int i = 0; i < parameters.length; i++) {
			this.arguments[i] = new Argument("argument[" + i + "]", declaration(parameters[i]),
					parameters[i].getParameterType());
		}
	}

	/**
	 * Returns what is declared on a parameter.
	 * @param parameter the parameter, with the annotations of interfaces
	 * @return the declaration
	 */
	static TextDeclaration declaration(MethodParameter parameter) {
		Annotation[] annotations = parameter.getParameterAnnotations();
		return (annotations.length == 0) ? TextDeclaration.NONE
				: TextDeclaration.of(AnnotatedElementUtils.forAnnotations(annotations));
	}

	/**
	 * Returns the endpoint.
	 * @return the endpoint
	 */
	Endpoint endpoint() {
		return this.endpoint;
	}

	/**
	 * Reads the texts of arguments.
	 * @param values the arguments
	 * @param texts where to put them
	 */
	void read(@Nullable Object[] values, ArgumentTexts texts) {
		for (int i = 0; i < values.length; i++) {
			Argument argument = this.arguments[i];
			texts.argument(values[i], argument.declaration, argument.location);
		}
	}

	/**
	 * Redacts arguments.
	 * @param values the arguments, replaced where they are rebuilt
	 * @param redaction knows what to replace
	 * @throws UnredactableException if a text cannot be replaced
	 */
	void redact(@Nullable Object[] values, ArgumentRedaction redaction) {
		for (int i = 0; i < values.length; i++) {
			Argument argument = this.arguments[i];
			values[i] = redaction.argument(values[i], argument.declaration, argument.type);
		}
	}

	private record Argument(String location, TextDeclaration declaration, Class<?> type) {

	}

}
