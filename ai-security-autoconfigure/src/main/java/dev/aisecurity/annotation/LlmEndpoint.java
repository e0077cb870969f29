package dev.aisecurity.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method, or every public method of a type, as a guarded resource: each call is
 * inspected, decided by policy and recorded before the method runs.
 * <p>
 * It may stand on methods, classes and interfaces, also as a meta-annotation, of any
 * Spring bean: a controller, a service, a message listener. The annotation nearest to the
 * method wins. Calls that do not pass the Spring proxy (private, final and static
 * methods, self-invocation) cannot be guarded; the start-up scan reports those it can
 * see.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
public @interface LlmEndpoint {

	/**
	 * Resource id that policies, metrics and the actuator know the endpoint by: 1 to 200
	 * letters, digits and {@code . _ : / # -}.
	 * @return the resource id; empty means the simple class name and the method name,
	 * joined by a dot
	 */
	String value() default "";

	/**
	 * Names of further policies that apply here: those declared with
	 * {@code applies-to: named}. Naming a policy can only add protection.
	 * @return policy names; a name that does not exist stops the start-up
	 */
	String[] policy() default {};

	/**
	 * What the text of the answer is meant to be.
	 * @return the format; {@link OutputFormat#AUTO} goes by the content type
	 */
	OutputFormat output() default OutputFormat.AUTO;

}
