package dev.aisecurity.web;

import java.lang.reflect.Method;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import org.springframework.aop.scope.ScopedObject;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.web.method.HandlerMethod;

/**
 * Says whether advice stands before a handler method of a bean, behind its scope if it
 * has one.
 */
public final class AdvisedHandlers implements Predicate<HandlerMethod> {

	private final BeanFactory beans;

	private final BiPredicate<Object, Method> advised;

	/**
	 * Creates a predicate.
	 * @param beans where handlers known by name are
	 * @param advised says whether calls of a method of a bean pass the advice
	 */
	public AdvisedHandlers(BeanFactory beans, BiPredicate<Object, Method> advised) {
		this.beans = beans;
		this.advised = advised;
	}

	@Override
	public boolean test(HandlerMethod handler) {
		Object bean = (handler.getBean() instanceof String name) ? this.beans.getBean(name) : handler.getBean();
		Object target = (bean instanceof ScopedObject scoped) ? scoped.getTargetObject() : bean;
		return this.advised.test(target, handler.getMethod());
	}

}
