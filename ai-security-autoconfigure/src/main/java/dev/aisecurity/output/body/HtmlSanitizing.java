package dev.aisecurity.output.body;

import java.util.function.UnaryOperator;

/**
 * Whether HTML can be reduced to harmless elements, which takes a library that is
 * optional.
 */
public final class HtmlSanitizing {

	private HtmlSanitizing() {
	}

	/**
	 * Returns whether the library is there. An endpoint that declares HTML needs it.
	 * @return whether the OWASP HTML sanitizer is on the class path
	 */
	public static boolean isAvailable() {
		try {
			Class.forName("org.owasp.html.HtmlPolicyBuilder", false, HtmlSanitizing.class.getClassLoader());
			return true;
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return false;
		}
	}

	static UnaryOperator<String> policy() {
		if (!isAvailable()) {
			throw new UnsupportedBodyException(BodyType.HTML);
		}
		return new HtmlPolicy();
	}

}
