package dev.aisecurity.method;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.aisecurity.endpoint.EndpointResolver;
import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.ExchangeHolder;
import dev.aisecurity.guard.InteractionBlockedException;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.guard.SubjectResolver;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.output.AnswerAdapter;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Verdict;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodClassKey;
import org.springframework.util.function.SingletonSupplier;

/**
 * Inspects the arguments of a guarded method before it runs, and what it returns before
 * that leaves. A refused call throws {@link InteractionBlockedException} at once,
 * whatever the method returns: nothing of it has run by then. A refused answer throws it
 * too or, if it arrives later, ends with it. The guard is looked up on the first call
 * only. Thread-safe.
 */
public final class LlmEndpointInterceptor implements MethodInterceptor {

	private final EndpointResolver endpoints;

	private final Supplier<InteractionGuard> guard;

	private final Supplier<SubjectResolver> subjects;

	private final Supplier<ArgumentLimits> limits;

	private final Shapes shapes = new Shapes();

	private final Answers answers;

	private final ReturnValues returnValues = new ReturnValues();

	private final Map<MethodClassKey, GuardedMethod> methods = new ConcurrentHashMap<>();

	/**
	 * Creates an interceptor.
	 * @param endpoints knows which methods are endpoints
	 * @param guard supplies the guard, on the first call
	 * @param subjects supplies who says who is acting, on the first call
	 * @param limits supplies how much of the arguments to look at, on the first call
	 * @param adapters supplies what knows types of answers, on the first answer
	 */
	public LlmEndpointInterceptor(EndpointResolver endpoints, Supplier<InteractionGuard> guard,
			Supplier<SubjectResolver> subjects, Supplier<ArgumentLimits> limits,
			Supplier<List<AnswerAdapter<?>>> adapters) {
		this.endpoints = endpoints;
		this.guard = SingletonSupplier.of(guard);
		this.subjects = SingletonSupplier.of(subjects);
		this.limits = SingletonSupplier.of(limits);
		this.answers = new Answers(this.shapes, this.limits, SingletonSupplier.of(adapters));
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		GuardedMethod method = method(invocation);
		if (method == null || this.guard.get().mode(method.endpoint().id()) == EnforcementMode.OFF) {
			return invocation.proceed();
		}
		Exchange current = ExchangeHolder.current();
		if (current != null && current.endpoint().id().equals(method.endpoint().id())) {
			boolean covered = current.isAnswerCovered() && !current.hasReachedDesk();
			current.reachDesk();
			if (current.endpoint().equals(method.endpoint())) {
				return proceed(invocation, method, new CallScope(current, false, covered, this.answers));
			}
		}
		Exchange own = (current != null) ? current.nested(method.endpoint()) : open(method.endpoint());
		return proceed(invocation, method, new CallScope(own, true, false, this.answers));
	}

	private @Nullable GuardedMethod method(MethodInvocation invocation) {
		Object target = invocation.getThis();
		Class<?> targetClass = (target != null) ? AopUtils.getTargetClass(target) : null;
		MethodClassKey key = new MethodClassKey(invocation.getMethod(), targetClass);
		GuardedMethod known = this.methods.get(key);
		if (known == null) {
			Endpoint endpoint = this.endpoints.resolve(invocation.getMethod(), targetClass);
			if (endpoint == null) {
				return null;
			}
			Method specific = AopUtils.getMostSpecificMethod(invocation.getMethod(), targetClass);
			known = new GuardedMethod(endpoint, specific);
			this.methods.put(key, known);
		}
		return known;
	}

	private Exchange open(Endpoint endpoint) {
		Subject subject;
		try {
			subject = this.subjects.get().resolve(null);
		}
		catch (RuntimeException ex) {
			subject = Subject.ANONYMOUS;
		}
		return this.guard.get().open(endpoint, subject, null, RequestHeaders.NONE);
	}

	private @Nullable Object proceed(MethodInvocation invocation, GuardedMethod method, CallScope scope)
			throws Throwable {
		Exchange before = scope.enter();
		boolean ended = true;
		try {
			admit(invocation, method, scope.exchange());
			Object result = invocation.proceed();
			Class<?> type = invocation.getMethod().getReturnType();
			Object continued = this.returnValues.follow(result, type, scope);
			if (continued == null) {
				return scope.value(result, type);
			}
			ended = false;
			return continued;
		}
		finally {
			scope.leave(before);
			if (ended) {
				scope.end();
			}
		}
	}

	private void admit(MethodInvocation invocation, GuardedMethod method, Exchange exchange) {
		boolean atDoor = exchange.decision(Direction.INPUT) != null;
		ArgumentTexts texts = new ArgumentTexts(this.shapes, this.limits.get(), atDoor);
		method.read(invocation.getArguments(), texts);
		Decision decision = exchange.inspect(Direction.INPUT, texts.segments(), texts.findings());
		exchange.reachDesk();
		if (decision.action() == Verdict.CONSTRAIN) {
			decision = exchange.escalate(decision, Verdict.BLOCK);
		}
		if (!decision.isPermitted()) {
			throw new InteractionBlockedException(decision);
		}
		if (decision.action() == Verdict.REDACT) {
			redact(invocation, method, exchange, decision, atDoor);
		}
		if (texts.canOpenBody() && exchange.hasUnredacted(Direction.INPUT)) {
			throw new InteractionBlockedException(exchange.escalate(decision, Verdict.BLOCK));
		}
	}

	private void redact(MethodInvocation invocation, GuardedMethod method, Exchange exchange, Decision decision,
			boolean atDoor) {
		try {
			method.redact(invocation.getArguments(),
					new ArgumentRedaction(exchange, this.shapes, this.limits.get(), atDoor));
		}
		catch (UnredactableException ex) {
			throw new InteractionBlockedException(exchange.escalate(decision, Verdict.BLOCK));
		}
	}

}
