package dev.aisecurity.output;

import org.owasp.encoder.Encode;

/**
 * Encodes text of a model for the place where it lands, for places that no HTTP response
 * of a guarded endpoint leads to: a page that a template builds, a mail, a report, a log.
 * Choose the method by the innermost place, and encode last, right where the text is
 * inserted: what is safe in one place is not in the next. Encoding keeps a reader from
 * taking text for markup; it does not look for secrets or links, which is what a guarded
 * endpoint does. Where no encoding is safe, the method throws and says what is. Immutable
 * and thread-safe.
 */
public final class OutputEncoder {

	/**
	 * Encodes for the content of an element of HTML. Not for scripts and styles, which do
	 * not read entities.
	 * @param text the text
	 * @return the text with entities; characters that HTML forbids become blanks
	 */
	public String htmlElement(String text) {
		return Encode.forHtml(text);
	}

	/**
	 * Encodes for the value of an attribute of HTML within quotes. Not for attributes
	 * that hold scripts, styles or whole addresses, such as {@code onclick},
	 * {@code style} or {@code href}.
	 * @param text the text
	 * @return the text with entities
	 */
	public String htmlAttribute(String text) {
		return Encode.forHtmlAttribute(text);
	}

	/**
	 * Encodes for a string of JavaScript within quotes, in a script element, an event
	 * attribute or a file. Not for template literals and not for code.
	 * @param text the text
	 * @return the text with escapes
	 */
	public String javaScript(String text) {
		return Encode.forJavaScript(text);
	}

	/**
	 * Encodes for a string of CSS within quotes. Not for property names, numbers or
	 * {@code url()}.
	 * @param text the text
	 * @return the text with escapes
	 */
	public String css(String text) {
		return Encode.forCssString(text);
	}

	/**
	 * Encodes for one part of an address: a path segment, the name or the value of a
	 * parameter. Not for an address as a whole, whose target the text would choose.
	 * @param text the text
	 * @return the text with percent signs
	 */
	public String urlComponent(String text) {
		return Encode.forUriComponent(text);
	}

	/**
	 * Encodes for one line of a log: line ends, tabs and characters that reorder or hide
	 * text become visible escapes, and control sequences of terminals are removed, so
	 * that no text forges a line or alters the screen of who reads it.
	 * @param text the text
	 * @return one line
	 */
	public String logLine(String text) {
		return LogLine.of(text);
	}

	/**
	 * Encodes for the value of an HTTP header: what is not visible ASCII becomes a blank,
	 * or a question mark where it was a letter, so that no text starts a header or a
	 * body. Not for headers that name an address, a cookie or a policy.
	 * @param text the text
	 * @return the text in one line of ASCII without blanks around it
	 */
	public String headerValue(String text) {
		StringBuilder value = new StringBuilder(text.length());
		text.codePoints()
			.forEach((c) -> value.append((c < 0x20 || (c >= 0x7F && c <= 0xA0)) ? ' ' : (c < 0x7F) ? (char) c : '?'));
		return value.toString().strip();
	}

	/**
	 * Encodes for one cell of comma-separated values: a cell that a spreadsheet would
	 * take for a formula starts with an apostrophe, and a cell that holds separators,
	 * quotes or line ends stands within quotes.
	 * @param text the text
	 * @return the cell
	 */
	public String csvCell(String text) {
		return CsvCell.of(text);
	}

	/**
	 * Refuses: no encoding is safe for all dialects of SQL, and none for names and
	 * keywords.
	 * @param text the text
	 * @return never
	 * @throws UnsafeSinkException always
	 */
	public String sql(String text) {
		throw new UnsafeSinkException("SQL",
				"Bind it as a parameter, for instance with JdbcClient; let it choose names from a fixed list only.");
	}

	/**
	 * Refuses: shells differ in quoting, and the program that is called reads options of
	 * its own.
	 * @param text the text
	 * @return never
	 * @throws UnsafeSinkException always
	 */
	public String shell(String text) {
		throw new UnsafeSinkException("a shell", "Start the program without a shell with ProcessBuilder, pass it as "
				+ "one argument behind \"--\", and let it choose from a fixed list what is run.");
	}

	/**
	 * Refuses: an expression is code.
	 * @param text the text
	 * @return never
	 * @throws UnsafeSinkException always
	 */
	public String spel(String text) {
		throw new UnsafeSinkException("an expression of SpEL",
				"Write the expression yourself, and pass it as a variable to a SimpleEvaluationContext.");
	}

	/**
	 * Refuses: filters and names of LDAP are encoded in different ways, and by libraries.
	 * @param text the text
	 * @return never
	 * @throws UnsafeSinkException always
	 */
	public String ldap(String text) {
		throw new UnsafeSinkException("LDAP",
				"Build filters with LdapQueryBuilder and names with LdapNameBuilder, which encode their values.");
	}

	/**
	 * Refuses: a path that is encoded is still a path somewhere else.
	 * @param text the text
	 * @return never
	 * @throws UnsafeSinkException always
	 */
	public String filePath(String text) {
		throw new UnsafeSinkException("a file path",
				"Keep a table from names that it may choose to paths, or store it under a name that you generate.");
	}

}
