package dev.aisecurity.output.body;

import java.util.function.UnaryOperator;

import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * What remains of HTML that a model wrote: paragraphs, lists, tables, emphasis, code,
 * quotations, headings, and links to addresses that cannot be scripts. Needs the OWASP
 * HTML sanitizer.
 */
final class HtmlPolicy implements UnaryOperator<String> {

	private final PolicyFactory policy = new HtmlPolicyBuilder()
		.allowElements("p", "br", "b", "i", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "h1", "h2",
				"h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "a")
		.allowUrlProtocols("https", "mailto")
		.allowAttributes("href")
		.onElements("a")
		.requireRelsOnLinks("nofollow", "noopener", "noreferrer")
		.toFactory();

	@Override
	public String apply(String html) {
		return this.policy.sanitize(html);
	}

}
