package dev.aisecurity.expression;

import org.jspecify.annotations.Nullable;

import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.Assign;
import org.springframework.expression.spel.ast.BeanReference;
import org.springframework.expression.spel.ast.ConstructorReference;
import org.springframework.expression.spel.ast.FunctionReference;
import org.springframework.expression.spel.ast.OpDec;
import org.springframework.expression.spel.ast.OpInc;
import org.springframework.expression.spel.ast.OperatorMatches;
import org.springframework.expression.spel.ast.TypeReference;
import org.springframework.expression.spel.ast.VariableReference;

/**
 * What a condition must not contain. All of it but {@code matches} would fail when it is
 * evaluated; it is refused when it is parsed so that no request has to fail for it.
 * Regular expressions are refused because they may take exponential time.
 */
final class ForbiddenSyntax {

	private ForbiddenSyntax() {
	}

	static void check(SpelNode node) {
		String forbidden = forbidden(node);
		if (forbidden != null) {
			throw new IllegalArgumentException(forbidden + " not allowed in a condition");
		}
		for (int i = 0; i < node.getChildCount(); i++) {
			check(node.getChild(i));
		}
	}

	private static @Nullable String forbidden(SpelNode node) {
		if (node instanceof TypeReference) {
			return "types (T) are";
		}
		if (node instanceof ConstructorReference) {
			return "constructors (new) are";
		}
		if (node instanceof BeanReference) {
			return "beans (@) are";
		}
		if (node instanceof FunctionReference) {
			return "functions (#) are";
		}
		if (node instanceof Assign || node instanceof OpInc || node instanceof OpDec) {
			return "assignments are";
		}
		if (node instanceof OperatorMatches) {
			return "regular expressions (matches) are";
		}
		if (node instanceof VariableReference) {
			String name = node.toStringAST();
			return (name.equals("#this") || name.equals("#root")) ? null : "variables (#) are";
		}
		return null;
	}

}
