package dev.aisecurity.web;

import java.lang.reflect.Method;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import org.springframework.aop.scope.ScopedObject;
import org.springframework.web.method.HandlerMethod;

/**
 * Says whether advice stands before a handler method of a bean, behind its scope if it
 * has one.
 */
public final class AdvisedHandlers implements Predicate<HandlerMethod> {

	private final BiPredicate<Object, Method> advised;

	/**
	 * Creates a predicate.
	 * @param advised says whether calls of a method of a bean pass the advice
	 */
	public AdvisedHandlers(BiPredicate<Object, Method> advised) {
		this.advised = advised;
	}

	@Override
	public boolean test(HandlerMethod handler) {
		Object bean = handler.createWithResolvedBean().getBean();
		Object target = (bean instanceof ScopedObject scoped) ? scoped.getTargetObject() : bean;
		return this.advised.test(target, handler.getMethod());
	}

}
