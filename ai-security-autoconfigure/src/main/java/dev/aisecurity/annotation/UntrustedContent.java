package dev.aisecurity.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks text that a third party wrote and that nobody present vouches for: a retrieved
 * document, the body of a mail, the result of a tool.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.PARAMETER, ElementType.FIELD, ElementType.RECORD_COMPONENT })
public @interface UntrustedContent {

	/**
	 * Where the text came from.
	 * @return the source
	 */
	Source value() default Source.RETRIEVED;

	/**
	 * Sources of untrusted content.
	 */
	enum Source {

		/** A document, a mail, a web page. */
		RETRIEVED,

		/** The result of a tool call. */
		TOOL

	}

}
