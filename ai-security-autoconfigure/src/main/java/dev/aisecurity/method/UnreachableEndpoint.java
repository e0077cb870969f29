package dev.aisecurity.method;

import java.lang.reflect.Method;

import dev.aisecurity.interaction.Endpoint;

/**
 * An endpoint, or a way to one, that the guard cannot stand in.
 *
 * @param endpoint the endpoint
 * @param declaration the class, or the class and method, that declares it
 * @param reason why calls get past the guard
 * @param action what to do about it
 */
public record UnreachableEndpoint(Endpoint endpoint, String declaration, String reason, String action) {

	static UnreachableEndpoint finalClass(Endpoint endpoint, Class<?> type) {
		return new UnreachableEndpoint(endpoint, type.getName(), "the class is final and has no interface",
				"Make the class non-final ('open' in Kotlin) or move the annotation to an interface that it implements.");
	}

	static UnreachableEndpoint privateMethod(Endpoint endpoint, Class<?> type, Method method) {
		return new UnreachableEndpoint(endpoint, declaration(type, method), "the method is private",
				"Make the method public, or annotate the public method that calls it.");
	}

	static UnreachableEndpoint beanMethod(Endpoint endpoint, Class<?> type, Method method) {
		return new UnreachableEndpoint(endpoint, declaration(type, method),
				"the method makes a bean, so the guard would stand before its creation and not before its use",
				"Annotate the class of the bean or its methods, or name the paths of its routes in "
						+ "'ai.security.endpoints.<id>.paths'.");
	}

	static UnreachableEndpoint staticMethod(Endpoint endpoint, Class<?> type, Method method) {
		return new UnreachableEndpoint(endpoint, declaration(type, method), "the method is static",
				"Make the method an instance method, or annotate the public method that calls it.");
	}

	static UnreachableEndpoint finalMethod(Endpoint endpoint, Class<?> type, Method method) {
		return new UnreachableEndpoint(endpoint, declaration(type, method), "the method is final",
				"Make the method non-final ('open' in Kotlin).");
	}

	static UnreachableEndpoint packagePrivateMethod(Endpoint endpoint, Class<?> type, Method method) {
		return new UnreachableEndpoint(endpoint, declaration(type, method),
				"the method is package-private in another package or class loader than its proxy",
				"Make the method public or protected.");
	}

	static UnreachableEndpoint hiddenByInterface(Endpoint endpoint, Class<?> type, Method method) {
		return new UnreachableEndpoint(endpoint, declaration(type, method),
				"the bean is an interface-based proxy and none of its interfaces has the method",
				"Add the method to an interface of the class, or set 'spring.aop.proxy-target-class' to true.");
	}

	static UnreachableEndpoint notAdvised(Endpoint endpoint, Class<?> type, Method method, String bean) {
		return new UnreachableEndpoint(endpoint, declaration(type, method),
				"the bean '" + bean + "' has no guard around it",
				"Let the container create the bean, and not before its post-processors: do not register a finished "
						+ "instance, and do not inject it into a BeanPostProcessor or an advisor.");
	}

	static UnreachableEndpoint notABean(Endpoint endpoint, Class<?> type) {
		return new UnreachableEndpoint(endpoint, type.getName(), "the class is not a bean",
				"Declare the class as a bean and let it be injected, or remove the annotation.");
	}

	static UnreachableEndpoint selfInvocation(Endpoint endpoint, Class<?> type, Method method, String caller) {
		return new UnreachableEndpoint(endpoint, declaration(type, method),
				"method '" + caller + "' of the same class calls it on 'this', past the guard",
				"Move one of the methods to another bean, or annotate the calling method too.");
	}

	/**
	 * Returns how reports name a method.
	 * @param type the class of the bean
	 * @param method the method
	 * @return class and method
	 */
	static String declaration(Class<?> type, Method method) {
		return type.getName() + "." + method.getName();
	}

}
