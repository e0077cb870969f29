package dev.aisecurity.web;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.function.Predicate;

import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.web.method.HandlerMethod;

/**
 * Says whether advice stands before a handler method: its bean is a proxy with the
 * advisor, and the proxy can intercept the method.
 */
public final class AdvisedHandlers implements Predicate<HandlerMethod> {

	private final BeanFactory beans;

	private final Predicate<Advisor> advisor;

	/**
	 * Creates a predicate.
	 * @param beans where handlers known by name are
	 * @param advisor tells the advisor that is looked for
	 */
	public AdvisedHandlers(BeanFactory beans, Predicate<Advisor> advisor) {
		this.beans = beans;
		this.advisor = advisor;
	}

	@Override
	public boolean test(HandlerMethod handler) {
		Object bean = (handler.getBean() instanceof String name) ? this.beans.getBean(name) : handler.getBean();
		Object target = (bean instanceof ScopedObject scoped) ? scoped.getTargetObject() : bean;
		return target instanceof Advised proxy && isAdvised(proxy) && isIntercepted(proxy, handler.getMethod());
	}

	private boolean isAdvised(Advised proxy) {
		for (Advisor candidate : proxy.getAdvisors()) {
			if (this.advisor.test(candidate)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isIntercepted(Advised proxy, Method method) {
		if (AopUtils.isJdkDynamicProxy(proxy)) {
			return true;
		}
		Method specific = AopUtils.getMostSpecificMethod(method, AopUtils.getTargetClass(proxy));
		return (specific.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL)) == 0;
	}

}
