package dev.aisecurity.output.body;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Whether HTML can be reduced to harmless elements, which takes a library that is
 * optional.
 */
public final class HtmlSanitizing {

	private HtmlSanitizing() {
	}

	/**
	 * Returns whether the library is there. An endpoint that declares HTML needs it.
	 * @param loader loads classes of the application
	 * @return whether the OWASP HTML sanitizer is on the class path
	 */
	public static boolean isAvailable(@Nullable ClassLoader loader) {
		try {
			Class.forName("org.owasp.html.HtmlPolicyBuilder", false, loader);
			return true;
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return false;
		}
	}

	static UnaryOperator<String> policy() {
		if (!isAvailable(HtmlSanitizing.class.getClassLoader())) {
			throw new UnsupportedBodyException(BodyType.HTML);
		}
		return new HtmlPolicy();
	}

}
