package dev.aisecurity.method;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.aisecurity.endpoint.EndpointResolver;
import dev.aisecurity.interaction.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ClassUtils;

/**
 * Matches methods that are endpoints.
 */
final class LlmEndpointPointcut extends StaticMethodMatcherPointcut {

	private static final Logger logger = LoggerFactory.getLogger(LlmEndpointPointcut.class);

	private final EndpointResolver endpoints;

	private final boolean strict;

	private final Set<Class<?>> reported = ConcurrentHashMap.newKeySet();

	LlmEndpointPointcut(EndpointResolver endpoints, boolean strict) {
		this.endpoints = endpoints;
		this.strict = strict;
		setClassFilter((type) -> type.getName().startsWith(KnownTypes.SAMPLES)
				|| (!type.getName().startsWith("org.springframework.") && !type.getName().startsWith("java.")));
	}

	@Override
	public boolean matches(Method method, Class<?> targetClass) {
		Endpoint endpoint = this.endpoints.resolve(method, targetClass);
		if (endpoint == null || isFactory(method, targetClass)) {
			return false;
		}
		if (!isClosed(targetClass)) {
			return true;
		}
		if (this.strict) {
			throw new UnreachableEndpointException(List.of(UnreachableEndpoint.finalClass(endpoint, targetClass)));
		}
		if (this.reported.add(targetClass)) {
			logger.error("{} is not guarded: the class is final and has no interface", targetClass.getName());
		}
		return false;
	}

	private static boolean isFactory(Method method, Class<?> targetClass) {
		return MergedAnnotations.from(ClassUtils.getMostSpecificMethod(method, targetClass)).isPresent(Bean.class);
	}

	/**
	 * Returns whether no proxy can stand in for a class.
	 * @param type the class
	 * @return whether it is final and implements no interface of its own
	 */
	static boolean isClosed(Class<?> type) {
		if (!Modifier.isFinal(type.getModifiers()) || Proxy.isProxyClass(type) || type.isHidden()) {
			return false;
		}
		for (Class<?> candidate : ClassUtils.getAllInterfacesForClassAsSet(type)) {
			if (!Shapes.isForeign(candidate)) {
				return false;
			}
		}
		return true;
	}

}
