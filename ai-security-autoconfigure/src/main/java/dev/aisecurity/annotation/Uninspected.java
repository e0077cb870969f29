package dev.aisecurity.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes a value out of inspection. It opens a hole on purpose, so it wants a reason,
 * which the start-up report and the actuator show. Size limits still hold.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.PARAMETER, ElementType.FIELD, ElementType.RECORD_COMPONENT })
public @interface Uninspected {

	/**
	 * Why the value need not be inspected.
	 * @return the reason; blank stops the start-up
	 */
	String reason();

}
