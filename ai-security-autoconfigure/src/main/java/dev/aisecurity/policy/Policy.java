package dev.aisecurity.policy;

import org.jspecify.annotations.Nullable;

/**
 * Maps what is known to what shall happen. The strictest verdict of all policies wins, so
 * a policy can only make a decision stricter. Called on the thread of the request,
 * concurrently: implementations are thread-safe, deterministic, do no I/O and never
 * block. One that throws fails the request closed. Register one by declaring a bean of
 * this type.
 */
public interface Policy {

	/**
	 * Returns the name that endpoints, decisions and metrics know the policy by.
	 * @return lower-case letters, digits and hyphens, unique
	 */
	String id();

	/**
	 * Decides.
	 * @param context what is known
	 * @return the verdict, or {@code null} for no opinion
	 */
	@Nullable Verdict evaluate(PolicyContext context);

	/**
	 * Returns whether the verdict is carried out or only recorded.
	 * @return the mode; a policy that is {@link EnforcementMode#OFF} is not asked
	 */
	default EnforcementMode mode() {
		return EnforcementMode.ENFORCE;
	}

	/**
	 * Returns whether only endpoints that name this policy are decided by it.
	 * @return {@code false} if it applies everywhere
	 */
	default boolean appliesToNamedOnly() {
		return false;
	}

	/**
	 * Returns what a caller is told when this policy refuses.
	 * @return the obligations
	 */
	default Obligations obligations() {
		return Obligations.NONE;
	}

}
