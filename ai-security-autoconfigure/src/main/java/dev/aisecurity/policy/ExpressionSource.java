package dev.aisecurity.policy;

/**
 * An expression as it stands in a policy.
 *
 * @param policy name of the policy
 * @param expression the expression
 */
public record ExpressionSource(String policy, String expression) {

}
