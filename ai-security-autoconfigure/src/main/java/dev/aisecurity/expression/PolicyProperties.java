package dev.aisecurity.expression;

import dev.aisecurity.interaction.Segment;
import org.jspecify.annotations.Nullable;

import org.springframework.expression.AccessException;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.PropertyAccessor;
import org.springframework.expression.TypedValue;
import org.springframework.expression.spel.support.DataBindingPropertyAccessor;

/**
 * The properties that a condition may read: all of the policy context but the text.
 */
final class PolicyProperties implements PropertyAccessor {

	private final PropertyAccessor delegate = DataBindingPropertyAccessor.forReadOnlyAccess();

	@Override
	public Class<?> @Nullable [] getSpecificTargetClasses() {
		return null;
	}

	@Override
	public boolean canRead(EvaluationContext context, @Nullable Object target, String name) throws AccessException {
		return !(target instanceof Segment && name.equalsIgnoreCase("text"))
				&& this.delegate.canRead(context, target, name);
	}

	@Override
	public TypedValue read(EvaluationContext context, @Nullable Object target, String name) throws AccessException {
		return this.delegate.read(context, target, name);
	}

	@Override
	public boolean canWrite(EvaluationContext context, @Nullable Object target, String name) {
		return false;
	}

	@Override
	public void write(EvaluationContext context, @Nullable Object target, String name, @Nullable Object newValue)
			throws AccessException {
		throw new AccessException("The policy context is read-only");
	}

}
