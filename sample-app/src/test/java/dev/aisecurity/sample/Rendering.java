package dev.aisecurity.sample;

import java.util.List;

import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an application may do with an answer to show it, without any care.
 */
enum Rendering {

	/** Takes it for Markdown with HTML in it, on the server: commonmark-java. */
	SERVER {

		@Override
		String document(String text) {
			List<Extension> extensions = List.of(AutolinkExtension.create(), StrikethroughExtension.create(),
					TablesExtension.create());
			return "<!doctype html><body>" + HtmlRenderer.builder()
				.extensions(extensions)
				.build()
				.render(Parser.builder().extensions(extensions).build().parse(text));
		}

	},

	/** Takes it for Markdown with HTML in it, as the chat page does: marked. */
	PAGE {

		@Override
		String document(String text) {
			return "<!doctype html><body><script>document.body.innerHTML = parent.marked.parse("
					+ new JsonMapper().writeValueAsString(text).replace("<", "\\u003c") + ")</script>";
		}

	},

	/** Takes it for a document. */
	DOCUMENT {

		@Override
		String document(String text) {
			return text;
		}

	};

	/**
	 * Returns the HTML document that a reader gets.
	 * @param text the answer
	 */
	abstract String document(String text);

}
