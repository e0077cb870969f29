package dev.aisecurity.normalize;

import org.jspecify.annotations.Nullable;

/**
 * Copies what HTML and Markdown hide from a reader into views of their own: comments,
 * elements that are styled away, and texts of links and images that are only shown when a
 * pointer rests on them or an image fails. Such markup is common and by itself no threat;
 * detectors look at the views like at any other. Stateless and thread-safe; linear in the
 * length of the text, and without cost for text without markup.
 */
public final class HiddenMarkup implements Transformation {

	/** Name of the view of comments. */
	public static final String COMMENTS = "comments";

	/** Name of the view of the text of elements that are styled away. */
	public static final String STYLED_AWAY = "styled-away";

	/** Name of the view of titles and alternative texts of HTML elements. */
	public static final String ATTRIBUTES = "attributes";

	/** Name of the view of titles and alternative texts of Markdown links and images. */
	public static final String TITLES = "titles";

	private final CanonicalForm canonical;

	/**
	 * Creates the transformation.
	 * @param canonical what brings the texts into canonical form
	 */
	public HiddenMarkup(CanonicalForm canonical) {
		this.canonical = canonical;
	}

	@Override
	public void apply(NormalizedText.Draft draft, ScanBudget budget) {
		if ((draft.profile() & TextProfile.MARKUP) == 0) {
			return;
		}
		String text = draft.raw();
		MarkupTexts texts = new MarkupTexts(text);
		if (text.indexOf('<') >= 0) {
			new HtmlScan(text, texts).run(budget);
		}
		if (text.indexOf("](") >= 0 || text.indexOf("]:") >= 0) {
			new MarkdownScan(text, texts).run(budget);
		}
		add(COMMENTS, texts.comments(), draft, budget);
		add(STYLED_AWAY, texts.styledAway(), draft, budget);
		add(ATTRIBUTES, texts.attributes(), draft, budget);
		add(TITLES, texts.titles(), draft, budget);
		MappedText styledAway = texts.styledAway();
		if (styledAway != null) {
			draft.anomaly(Anomaly.Kind.HIDDEN_MARKUP, styledAway.start(0), styledAway.end(styledAway.length() - 1),
					styledAway.length());
		}
	}

	private void add(String name, @Nullable MappedText message, NormalizedText.Draft draft, ScanBudget budget) {
		if (message != null && budget.take(message.length())) {
			draft.add(this.canonical.fold(message.view(name)));
		}
	}

}
