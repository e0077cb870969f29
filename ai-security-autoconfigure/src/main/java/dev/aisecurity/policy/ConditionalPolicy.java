package dev.aisecurity.policy;

import java.util.function.Predicate;

import dev.aisecurity.detect.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A policy that says the same whenever its conditions are met, and nothing otherwise. A
 * verdict of {@link Verdict#REDACT} is about the findings that its conditions ask for, so
 * they must ask for some.
 */
public final class ConditionalPolicy implements Policy {

	private final String id;

	private final String description;

	private final PolicyConditions conditions;

	private final @Nullable Predicate<PolicyContext> condition;

	private final Verdict verdict;

	private final EnforcementMode mode;

	private final boolean namedOnly;

	private final Obligations obligations;

	/**
	 * Creates a policy.
	 * @param id its name
	 * @param description what it is for, possibly empty
	 * @param conditions when it speaks
	 * @param condition what must hold besides, asked last, or {@code null}; if it throws
	 * the policy does
	 * @param verdict what it says
	 * @param mode whether that is carried out
	 * @param namedOnly whether it only decides about endpoints that name it
	 * @param obligations what a caller is told
	 * @throws IllegalArgumentException if the verdict is {@link Verdict#REDACT} and the
	 * conditions ask for no findings
	 */
	public ConditionalPolicy(String id, String description, PolicyConditions conditions,
			@Nullable Predicate<PolicyContext> condition, Verdict verdict, EnforcementMode mode, boolean namedOnly,
			Obligations obligations) {
		if (verdict == Verdict.REDACT && conditions.findings() == null) {
			throw new IllegalArgumentException("Policy '" + id + "' must say which findings it redacts");
		}
		this.id = id;
		this.description = description;
		this.conditions = conditions;
		this.condition = condition;
		this.verdict = verdict;
		this.mode = mode;
		this.namedOnly = namedOnly;
		this.obligations = obligations;
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public @Nullable Verdict evaluate(PolicyContext context) {
		boolean met = this.conditions.matches(context) && (this.condition == null || this.condition.test(context));
		return met ? this.verdict : null;
	}

	@Override
	public boolean concerns(Finding finding, PolicyContext context) {
		return this.conditions.matches(finding, context.interaction());
	}

	@Override
	public String description() {
		return this.description;
	}

	/**
	 * Returns when the policy speaks.
	 * @return its conditions
	 */
	public PolicyConditions conditions() {
		return this.conditions;
	}

	/**
	 * Returns what the policy says.
	 * @return the verdict
	 */
	public Verdict verdict() {
		return this.verdict;
	}

	@Override
	public EnforcementMode mode() {
		return this.mode;
	}

	@Override
	public boolean appliesToNamedOnly() {
		return this.namedOnly;
	}

	@Override
	public Obligations obligations() {
		return this.obligations;
	}

	/**
	 * Returns all that makes up the policy. The same on every run, so that it can be part
	 * of a digest.
	 * @return a description
	 */
	@Override
	public String toString() {
		return "ConditionalPolicy[id=" + this.id + ", verdict=" + this.verdict + ", mode=" + this.mode + ", namedOnly="
				+ this.namedOnly + ", conditions=" + this.conditions + ", condition=" + this.condition
				+ ", obligations=" + this.obligations + "]";
	}

}
