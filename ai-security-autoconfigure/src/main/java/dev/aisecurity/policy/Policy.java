package dev.aisecurity.policy;

import dev.aisecurity.detect.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Maps what is known to what shall happen. The strictest verdict of all policies wins, so
 * a policy can only make a decision stricter. Called on the thread of the request,
 * concurrently: implementations are thread-safe, deterministic, do no I/O and never
 * block. One that throws counts as {@link Verdict#BLOCK}, in its own mode. Register one
 * by declaring a bean of this type.
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
	 * Returns whether {@link Verdict#REDACT} of this policy is about a finding. What it
	 * is about is cut out; if any of it cannot be, or there is nothing, the verdict
	 * counts as {@link Verdict#BLOCK}. So nobody gets past a policy by adding something
	 * that can be cut out to something that cannot. A policy that redacts should do so
	 * because of the findings it concerns, and of nothing else.
	 * @param finding a finding of the context
	 * @param context what the verdict was made of
	 * @return {@code true}, for every finding, unless the policy knows better
	 */
	default boolean concerns(Finding finding, PolicyContext context) {
		return true;
	}

	/**
	 * Returns what the policy is for, to be shown to operators.
	 * @return one sentence, possibly empty
	 */
	default String description() {
		return "";
	}

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
