package dev.aisecurity.method;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import dev.aisecurity.endpoint.EndpointRegistry;
import dev.aisecurity.endpoint.EndpointResolver;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.interaction.Endpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Checks at start-up that the guard stands in front of every guarded method, without
 * creating a bean for it, and tells the {@link EndpointRegistry} what it has seen. Where
 * the guard cannot stand, the start-up fails or, if lenient, the log and the listeners of
 * the guard are told.
 */
public final class GuardCoverage implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(GuardCoverage.class);

	private final ConfigurableListableBeanFactory beanFactory;

	private final EndpointResolver endpoints;

	private final EndpointRegistry registry;

	private final Supplier<InteractionGuard> guard;

	private final boolean strict;

	private final Collection<String> packages;

	/**
	 * Creates a check.
	 * @param beanFactory holds the beans to look at
	 * @param endpoints knows which methods are endpoints
	 * @param registry told of all guarded methods
	 * @param guard supplies the guard that is told what cannot be guarded, if lenient
	 * @param strict whether what cannot be guarded stops the start-up
	 * @param packages packages to search for annotated classes that are no beans; none
	 * turns that search off
	 */
	public GuardCoverage(ConfigurableListableBeanFactory beanFactory, EndpointResolver endpoints,
			EndpointRegistry registry, Supplier<InteractionGuard> guard, boolean strict, Collection<String> packages) {
		this.beanFactory = beanFactory;
		this.endpoints = endpoints;
		this.registry = registry;
		this.guard = guard;
		this.strict = strict;
		this.packages = List.copyOf(packages);
	}

	/**
	 * Runs the check.
	 * @throws MissingReasonException if a value is taken out of inspection without a
	 * reason
	 * @throws UnreachableEndpointException if something cannot be guarded, and strict
	 */
	@Override
	public void afterSingletonsInstantiated() {
		List<UnreachableEndpoint> unreachable = new ArrayList<>();
		List<String> missingReasons = new ArrayList<>();
		Set<Class<?>> types = new LinkedHashSet<>();
		for (String name : names()) {
			Object bean = bean(name);
			Class<?> type = type(name, bean);
			if (type != null && types.add(type) && !Shapes.isForeign(type) && !isMock(bean)) {
				BeanCoverage coverage = new BeanCoverage(this.endpoints, name, type, bean);
				coverage.resources().forEach(this.registry::add);
				unreachable.addAll(coverage.unreachable());
				missingReasons.addAll(coverage.missingReasons());
			}
		}
		addStrays(types, unreachable);
		if (!missingReasons.isEmpty()) {
			throw new MissingReasonException(missingReasons.stream().distinct().toList());
		}
		if (!unreachable.isEmpty()) {
			report(unreachable);
		}
	}

	private Set<String> names() {
		Set<String> names = new LinkedHashSet<>();
		for (String name : this.beanFactory.getBeanDefinitionNames()) {
			if (!this.beanFactory.containsBeanDefinition(ScopedProxyUtils.getTargetBeanName(name))) {
				names.add(name);
			}
		}
		names.addAll(List.of(this.beanFactory.getSingletonNames()));
		return names;
	}

	private @Nullable Object bean(String name) {
		Object singleton = this.beanFactory.getSingleton(name);
		return (singleton instanceof FactoryBean) ? null : singleton;
	}

	private @Nullable Class<?> type(String name, @Nullable Object bean) {
		if (bean != null) {
			return ClassUtils.getUserClass(AopProxyUtils.ultimateTargetClass(bean));
		}
		try {
			Object original = this.beanFactory.containsBeanDefinition(name) ? this.beanFactory.getBeanDefinition(name)
				.getAttribute(AutoProxyUtils.ORIGINAL_TARGET_CLASS_ATTRIBUTE) : null;
			Class<?> type = (original instanceof Class<?> known) ? known : this.beanFactory.getType(name, false);
			return (type != null) ? ClassUtils.getUserClass(type) : null;
		}
		catch (BeansException ex) {
			logger.debug("Type of bean '{}' is not known", name);
			return null;
		}
	}

	private static boolean isMock(@Nullable Object bean) {
		if (bean == null || !ClassUtils.isPresent("org.mockito.Mockito", bean.getClass().getClassLoader())) {
			return false;
		}
		Class<?> mockito = ClassUtils.resolveClassName("org.mockito.Mockito", bean.getClass().getClassLoader());
		Method details = ReflectionUtils.findMethod(mockito, "mockingDetails", Object.class);
		Object mocking = (details != null) ? ReflectionUtils.invokeMethod(details, null, bean) : null;
		Method isMock = (details != null) ? ReflectionUtils.findMethod(details.getReturnType(), "isMock") : null;
		return isMock != null && Boolean.TRUE.equals(ReflectionUtils.invokeMethod(isMock, mocking));
	}

	private void addStrays(Set<Class<?>> beans, List<UnreachableEndpoint> unreachable) {
		ClassLoader classLoader = this.beanFactory.getBeanClassLoader();
		if (this.packages.isEmpty() || classLoader == null) {
			return;
		}
		for (Class<?> stray : new StrayEndpoints(this.packages, classLoader).find(beans)) {
			for (Method method : ReflectionUtils.getUniqueDeclaredMethods(stray,
					ReflectionUtils.USER_DECLARED_METHODS)) {
				Endpoint endpoint = this.endpoints.resolve(method, stray);
				if (endpoint != null) {
					unreachable.add(UnreachableEndpoint.notABean(endpoint, stray));
					break;
				}
			}
		}
	}

	private void report(List<UnreachableEndpoint> unreachable) {
		if (this.strict) {
			throw new UnreachableEndpointException(unreachable);
		}
		for (UnreachableEndpoint endpoint : unreachable) {
			logger.error("{} can be called without inspection: {}. {}", endpoint.declaration(), endpoint.reason(),
					endpoint.action());
			this.guard.get().reportUninspected(endpoint.endpoint(), endpoint.reason());
		}
	}

}
