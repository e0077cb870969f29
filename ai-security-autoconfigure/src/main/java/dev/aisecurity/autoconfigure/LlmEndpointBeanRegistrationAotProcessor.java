package dev.aisecurity.autoconfigure;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.aisecurity.endpoint.EndpointResolver;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;

/**
 * Makes the arguments of guarded methods readable in a native image.
 */
final class LlmEndpointBeanRegistrationAotProcessor implements BeanRegistrationAotProcessor {

	private final BindingReflectionHintsRegistrar registrar = new BindingReflectionHintsRegistrar();

	@Override
	public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
		Class<?> type = bean.getBeanClass();
		EndpointResolver endpoints = new EndpointResolver();
		Set<Type> arguments = new LinkedHashSet<>();
		ReflectionUtils.doWithMethods(type, (method) -> collect(method, type, endpoints, arguments));
		return arguments.isEmpty() ? null : (context, code) -> this.registrar
			.registerReflectionHints(context.getRuntimeHints().reflection(), arguments.toArray(Type[]::new));
	}

	private static void collect(Method method, Class<?> type, EndpointResolver endpoints, Set<Type> arguments) {
		if (endpoints.resolve(method, type) != null) {
			for (Type argument : method.getGenericParameterTypes()) {
				if (!isOfFramework(argument)) {
					arguments.add(argument);
				}
			}
		}
	}

	private static boolean isOfFramework(Type argument) {
		ResolvableType resolved = ResolvableType.forType(argument);
		String name = resolved.toClass().getName();
		return !resolved.hasGenerics() && (name.startsWith("jakarta.") || name.startsWith("org.springframework."));
	}

}
