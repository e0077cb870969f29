package dev.aisecurity.method;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

import dev.aisecurity.endpoint.EndpointResolver;
import org.aopalliance.aop.Advice;

import org.springframework.aop.Advisor;
import org.springframework.aop.Pointcut;
import org.springframework.aop.PointcutAdvisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;

/**
 * Puts the desk around every method that is an endpoint. It stands inside the method
 * security of Spring Security (orders 100 to 600), so that only who may call is
 * inspected, and outside of caching, transactions and retries, so that each of their
 * calls is inspected. Declare it as a static bean with the infrastructure role.
 */
public final class LlmEndpointAdvisor implements PointcutAdvisor, Ordered, AopInfrastructureBean {

	/** The order among the advisors of a bean. */
	public static final int ORDER = 700;

	private final LlmEndpointPointcut pointcut;

	private final LlmEndpointInterceptor interceptor;

	/**
	 * Creates an advisor.
	 * @param endpoints knows which methods are endpoints
	 * @param interceptor stands in front of them
	 * @param strict whether a bean whose class no proxy can stand in for stops the
	 * start-up; if not, it is logged and runs without guard
	 */
	public LlmEndpointAdvisor(EndpointResolver endpoints, LlmEndpointInterceptor interceptor, boolean strict) {
		this.pointcut = new LlmEndpointPointcut(endpoints, strict);
		this.interceptor = interceptor;
	}

	/**
	 * Returns whether calls of a method of a bean pass the desk.
	 * @param bean the bean as other beans see it
	 * @param method the method, of the class or an interface of the bean
	 * @return whether they do
	 */
	public static boolean isAdvised(Object bean, Method method) {
		if (!(bean instanceof Advised advised) || !isIntercepted(bean, method)) {
			return false;
		}
		Class<?> targetClass = AopUtils.getTargetClass(bean);
		for (Advisor advisor : advised.getAdvisors()) {
			if (advisor instanceof LlmEndpointAdvisor ours && ours.pointcut.matches(method, targetClass)) {
				return true;
			}
		}
		return false;
	}

	static boolean isIntercepted(Object bean, Method method) {
		if (AopUtils.isJdkDynamicProxy(bean)) {
			Class<?>[] parameters = method.getParameterTypes();
			for (Class<?> exposed : bean.getClass().getInterfaces()) {
				if (ClassUtils.hasMethod(exposed, method.getName(), parameters)) {
					return true;
				}
			}
			return false;
		}
		return (method.getModifiers() & (Modifier.PRIVATE | Modifier.FINAL | Modifier.STATIC)) == 0;
	}

	@Override
	public Pointcut getPointcut() {
		return this.pointcut;
	}

	@Override
	public Advice getAdvice() {
		return this.interceptor;
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}
