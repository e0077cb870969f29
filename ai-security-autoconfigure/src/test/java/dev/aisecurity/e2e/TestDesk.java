package dev.aisecurity.e2e;

import java.lang.reflect.Method;

import dev.aisecurity.endpoint.EndpointResolver;
import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.ExchangeHolder;
import org.aopalliance.intercept.MethodInterceptor;

import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;

final class TestDesk extends StaticMethodMatcherPointcutAdvisor {

	private final EndpointResolver endpoints;

	TestDesk(EndpointResolver endpoints) {
		this.endpoints = endpoints;
		setAdvice((MethodInterceptor) (invocation) -> {
			Exchange exchange = ExchangeHolder.current();
			if (exchange != null) {
				exchange.reachDesk();
			}
			return invocation.proceed();
		});
	}

	@Override
	public boolean matches(Method method, Class<?> targetClass) {
		return this.endpoints.resolve(method, targetClass) != null;
	}

	static boolean isAdvised(Object bean, Method method) {
		if (bean instanceof Advised advised && (method.getModifiers() & 0x1a) == 0) {
			for (Advisor advisor : advised.getAdvisors()) {
				if (advisor instanceof TestDesk) {
					return true;
				}
			}
		}
		return false;
	}

}
