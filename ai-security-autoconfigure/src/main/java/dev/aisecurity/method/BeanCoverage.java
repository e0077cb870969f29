package dev.aisecurity.method;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.endpoint.EndpointResolver;
import dev.aisecurity.endpoint.GuardedResource;
import dev.aisecurity.interaction.Endpoint;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.asm.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ReflectionUtils;

/**
 * The guarded methods of one bean, and those that should be and cannot.
 */
final class BeanCoverage {

	/** Annotations of methods that frameworks call whatever their visibility. */
	private static final Set<String> HANDLERS = Set.of("org.springframework.web.bind.annotation.RequestMapping",
			"org.springframework.messaging.handler.annotation.MessageMapping",
			"org.springframework.context.event.EventListener");

	private final EndpointResolver endpoints;

	private final String name;

	private final Class<?> type;

	private final @Nullable Object bean;

	private final List<GuardedResource> resources = new ArrayList<>();

	private final List<UnreachableEndpoint> unreachable = new ArrayList<>();

	private final List<String> missingReasons = new ArrayList<>();

	/**
	 * Looks at a bean.
	 * @param endpoints knows which methods are endpoints
	 * @param name name of the bean
	 * @param type its class, without proxies
	 * @param bean the bean, or {@code null} if it does not exist yet
	 */
	BeanCoverage(EndpointResolver endpoints, String name, Class<?> type, @Nullable Object bean) {
		this.endpoints = endpoints;
		this.name = name;
		this.type = type;
		this.bean = bean;
		Map<Method, Endpoint> guarded = read();
		if (!guarded.isEmpty()) {
			addResources(guarded);
			addSelfInvocations(guarded);
		}
	}

	private Map<Method, Endpoint> read() {
		Map<Method, Endpoint> guarded = new LinkedHashMap<>();
		boolean closed = LlmEndpointPointcut.isClosed(this.type);
		for (Method method : ReflectionUtils.getUniqueDeclaredMethods(this.type,
				ReflectionUtils.USER_DECLARED_METHODS)) {
			Endpoint endpoint = this.endpoints.resolve(method, this.type);
			if (endpoint == null || !isEntry(method)) {
				continue;
			}
			UnreachableEndpoint problem = closed ? UnreachableEndpoint.finalClass(endpoint, this.type)
					: problem(endpoint, method);
			if (problem == null) {
				guarded.put(method, endpoint);
			}
			else if (!this.unreachable.contains(problem)) {
				this.unreachable.add(problem);
			}
			if (closed) {
				break;
			}
		}
		return guarded;
	}

	/**
	 * Returns whether a method is meant to be called from outside. An annotation on the
	 * class does not speak of its helpers.
	 * @param method the method
	 * @return whether it is
	 */
	private static boolean isEntry(Method method) {
		if (Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())) {
			return true;
		}
		MergedAnnotations annotations = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
		if (annotations.isPresent(LlmEndpoint.class)) {
			return true;
		}
		for (String handler : HANDLERS) {
			if (annotations.isPresent(handler)) {
				return true;
			}
		}
		return false;
	}

	private @Nullable UnreachableEndpoint problem(Endpoint endpoint, Method method) {
		if (MergedAnnotations.from(method).isPresent(Bean.class)) {
			return UnreachableEndpoint.beanMethod(endpoint, this.type, method);
		}
		int modifiers = method.getModifiers();
		if (Modifier.isStatic(modifiers)) {
			return UnreachableEndpoint.staticMethod(endpoint, this.type, method);
		}
		if (Modifier.isPrivate(modifiers)) {
			return UnreachableEndpoint.privateMethod(endpoint, this.type, method);
		}
		boolean jdkProxy = this.bean != null && AopUtils.isJdkDynamicProxy(this.bean);
		if (!jdkProxy && Modifier.isFinal(modifiers)) {
			return UnreachableEndpoint.finalMethod(endpoint, this.type, method);
		}
		if (!jdkProxy && !isVisibleToProxy(method)) {
			return UnreachableEndpoint.packagePrivateMethod(endpoint, this.type, method);
		}
		if (this.bean == null || LlmEndpointAdvisor.isAdvised(this.bean, method)) {
			return null;
		}
		return (jdkProxy && !LlmEndpointAdvisor.isIntercepted(this.bean, method))
				? UnreachableEndpoint.hiddenByInterface(endpoint, this.type, method)
				: UnreachableEndpoint.notAdvised(endpoint, this.type, method, this.name);
	}

	private boolean isVisibleToProxy(Method method) {
		if ((method.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0) {
			return true;
		}
		Class<?> proxy = (this.bean != null) ? this.bean.getClass() : this.type;
		return method.getDeclaringClass().getPackageName().equals(proxy.getPackageName())
				&& method.getDeclaringClass().getClassLoader() == proxy.getClassLoader();
	}

	private void addResources(Map<Method, Endpoint> guarded) {
		guarded.forEach((method, endpoint) -> {
			Openings openings = new Openings(this.type, method);
			this.missingReasons.addAll(openings.missing());
			this.resources.add(new GuardedResource(endpoint, declaration(method, guarded), openings.reasons()));
		});
	}

	private String declaration(Method method, Map<Method, Endpoint> guarded) {
		String declaration = UnreachableEndpoint.declaration(this.type, method);
		for (Method other : guarded.keySet()) {
			if (!other.equals(method) && other.getName().equals(method.getName())) {
				StringBuilder parameters = new StringBuilder();
				for (Class<?> parameter : method.getParameterTypes()) {
					parameters.append(parameters.isEmpty() ? "" : ",").append(parameter.getSimpleName());
				}
				return declaration + "(" + parameters + ")";
			}
		}
		return declaration;
	}

	private void addSelfInvocations(Map<Method, Endpoint> guarded) {
		Map<String, Method> methods = new LinkedHashMap<>();
		guarded.forEach((method, endpoint) -> methods.put(method.getName() + Type.getMethodDescriptor(method), method));
		SelfInvocations invocations = new SelfInvocations(this.type);
		invocations.unguardedCallers(methods.keySet())
			.forEach((callee, caller) -> addSelfInvocation(methods.get(callee), guarded, caller));
		methods.forEach((key, method) -> {
			Set<String> policies = guarded.getOrDefault(method, Endpoint.of("none")).policies();
			for (String callee : invocations.guardedCallees(key, methods.keySet())) {
				Endpoint endpoint = guarded.get(methods.get(callee));
				if (endpoint != null && !policies.containsAll(endpoint.policies())) {
					addSelfInvocation(methods.get(callee), guarded, method.getName());
				}
			}
		});
	}

	private void addSelfInvocation(@Nullable Method callee, Map<Method, Endpoint> guarded, String caller) {
		Endpoint endpoint = (callee != null) ? guarded.get(callee) : null;
		if (callee != null && endpoint != null) {
			this.unreachable.add(UnreachableEndpoint.selfInvocation(endpoint, this.type, callee, caller));
		}
	}

	/**
	 * Returns the methods that are guarded.
	 * @return the resources
	 */
	List<GuardedResource> resources() {
		return this.resources;
	}

	/**
	 * Returns the methods that should be guarded and cannot, and ways past the guard.
	 * @return the problems
	 */
	List<UnreachableEndpoint> unreachable() {
		return this.unreachable;
	}

	/**
	 * Returns where a value is taken out of inspection without a reason.
	 * @return the places
	 */
	List<String> missingReasons() {
		return this.missingReasons;
	}

}
