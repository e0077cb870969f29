package dev.aisecurity.expression;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.risk.RiskScore;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.TypeDescriptor;
import org.springframework.expression.AccessException;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.MethodExecutor;
import org.springframework.expression.MethodResolver;
import org.springframework.expression.spel.support.DataBindingMethodResolver;

/**
 * The methods that a condition may call: questions that are answered in time linear in
 * the length of what they are asked about, and change nothing.
 */
final class SafeMethods implements MethodResolver {

	private static final Map<Class<?>, Set<String>> ALLOWED = Map.of(String.class,
			Set.of("startsWith", "endsWith", "contains", "equalsIgnoreCase", "isEmpty", "length"), Collection.class,
			Set.of("contains", "isEmpty", "size"), RiskScore.class, Set.of("atLeast", "band"), RequestHeaders.class,
			Set.of("first"));

	private final MethodResolver delegate = DataBindingMethodResolver.forInstanceMethodInvocation();

	@Override
	public @Nullable MethodExecutor resolve(EvaluationContext context, Object target, String name,
			List<TypeDescriptor> argumentTypes) throws AccessException {
		for (Map.Entry<Class<?>, Set<String>> allowed : ALLOWED.entrySet()) {
			if (allowed.getKey().isInstance(target) && allowed.getValue().contains(name)) {
				return this.delegate.resolve(context, target, name, argumentTypes);
			}
		}
		return null;
	}

}
