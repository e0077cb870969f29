package dev.aisecurity.expression;

import java.util.function.Predicate;

import dev.aisecurity.policy.ExpressionSource;
import dev.aisecurity.policy.PolicyContext;
import org.jspecify.annotations.Nullable;

import org.springframework.expression.EvaluationContext;
import org.springframework.expression.EvaluationException;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelEvaluationException;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;

/**
 * The SpEL {@code condition} of a policy over the {@link PolicyContext}, parsed and tried
 * once. It reads properties, compares them, and may call the few methods of
 * {@link SafeMethods}. It knows no types, constructors, beans, variables, assignments or
 * regular expressions, and cannot read the text of an interaction. What fails while a
 * request is decided is thrown, so that the decision fails closed. Thread-safe.
 */
public final class SpelPolicyCondition implements Predicate<PolicyContext> {

	private static final SpelExpressionParser parser = new SpelExpressionParser(
			new SpelParserConfiguration(SpelCompilerMode.OFF, null));

	private final EvaluationContext evaluation = SimpleEvaluationContext.forPropertyAccessors(new PolicyProperties())
		.withMethodResolvers(new SafeMethods())
		.withAssignmentDisabled()
		.build();

	private final String policy;

	private final SpelExpression expression;

	/**
	 * Parses an expression.
	 * @param source the expression
	 * @throws IllegalArgumentException if it cannot be parsed, uses what is not allowed,
	 * speaks of a property or method that does not exist, or is no condition
	 */
	public SpelPolicyCondition(ExpressionSource source) {
		this.policy = source.policy();
		this.expression = parse(source.expression());
		try {
			ForbiddenSyntax.check(this.expression.getAST());
			rehearse();
		}
		catch (StackOverflowError ex) {
			throw new IllegalArgumentException("is too deeply nested", ex);
		}
	}

	private static SpelExpression parse(String expression) {
		try {
			return parser.parseRaw(expression);
		}
		catch (ParseException ex) {
			throw new IllegalArgumentException("is not a valid expression: " + ex.getSimpleMessage()
					+ ((ex.getPosition() >= 0) ? " at position " + (ex.getPosition() + 1) : ""), ex);
		}
		catch (EvaluationException ex) {
			throw new IllegalArgumentException("is not a valid expression: " + ex.getSimpleMessage(), ex);
		}
		catch (IllegalArgumentException | IllegalStateException | StackOverflowError ex) {
			throw new IllegalArgumentException("is not a valid expression: " + ex.getClass().getSimpleName(), ex);
		}
	}

	private void rehearse() {
		try {
			requireBoolean(evaluate(PolicyRehearsal.CONTEXT));
		}
		catch (IllegalStateException ex) {
			throw new IllegalArgumentException("must be true or false", ex);
		}
		catch (SpelEvaluationException ex) {
			switch (ex.getMessageCode()) {
				case PROPERTY_OR_FIELD_NOT_READABLE, METHOD_NOT_FOUND, NOT_COMPARABLE, INDEXING_NOT_SUPPORTED_FOR_TYPE,
						OPERATOR_NOT_SUPPORTED_BETWEEN_TYPES ->
					throw new IllegalArgumentException("cannot be evaluated: " + ex.getSimpleMessage(), ex);
				default -> {
					// May hold for a request, but not for the example
				}
			}
		}
		catch (EvaluationException ex) {
			// May hold for a request, but not for the example
		}
	}

	/**
	 * Evaluates the expression.
	 * @param context what is known
	 * @return whether it is true
	 * @throws EvaluationException if it cannot be evaluated
	 * @throws IllegalStateException if it is neither true nor false
	 */
	@Override
	public boolean test(PolicyContext context) {
		return requireBoolean(evaluate(context));
	}

	private @Nullable Object evaluate(PolicyContext context) {
		return this.expression.getValue(this.evaluation, context);
	}

	private boolean requireBoolean(@Nullable Object value) {
		if (value instanceof Boolean result) {
			return result;
		}
		throw new IllegalStateException("Condition of policy '" + this.policy + "' is neither true nor false");
	}

	@Override
	public String toString() {
		return this.expression.getExpressionString();
	}

}
