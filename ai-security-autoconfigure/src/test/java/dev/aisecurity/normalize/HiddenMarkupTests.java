package dev.aisecurity.normalize;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HiddenMarkupTests {

	@Test
	void whenThereAreCommentsThenAViewReadsThem() {
		assertThat(Texts.view(HiddenMarkup.COMMENTS, "a<!-- One -->b<!--TWO-->c")).isEqualTo("one\ntwo");
		assertThat(Texts.view(HiddenMarkup.COMMENTS, "a <!-- never closed")).isEqualTo("never closed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<p style=\"display:none\">Gone</p>", "<P STYLE='Display : None;'>Gone</P>",
			"<p style=display:none>Gone</p>", "<p title='a>b' style='visibility:hidden'>Gone</p>",
			"<p style=\"font-size:0px\">Gone</p>", "<p style=\"color:red;opacity:0\">Gone</p>",
			"<p style=\"color: #FFFFFF\">Gone</p>", "<p style='position:absolute;left:-9999px'>Gone</p>",
			"<p hidden>Gone</p>", "<p aria-hidden=\"true\">Gone</p>", "<font color=white>Gone</font>",
			"<div hidden>Gone</div>", "<p style=\"mso-hide:all\">Gone</p>" })
	void whenElementIsStyledAwayThenAViewReadsIt(String element) {
		String raw = "<p>Here</p>" + element + "<p>Here</p>";
		assertThat(Texts.view(HiddenMarkup.STYLED_AWAY, raw)).isEqualTo("gone");
		assertThat(Texts.normalize(raw).anomaly(Anomaly.Kind.HIDDEN_MARKUP)).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<p style=\"display:block\">x</p>", "<p style=\"font-size:0.9em\">x</p>",
			"<p style=\"opacity:0.5\">x</p>", "<p style=\"line-height:0\">x</p>", "<p aria-hidden=\"false\">x</p>",
			"<p style=\"color:#fff;background:#000\">x</p>", "<p style=\"background-color:white\">x</p>",
			"<p class=\"hidden\">x</p>", "List<String> hidden = a < b;", "<input hidden>x" })
	void whenElementIsShownThenNoViewReadsIt(String element) {
		assertThat(Texts.view(HiddenMarkup.STYLED_AWAY, element)).isEmpty();
	}

	@Test
	void whenElementsAreNestedThenTheHiddenOneEndsWithItsOwnTag() {
		assertThat(Texts.view(HiddenMarkup.STYLED_AWAY, "<div hidden>a<div>b</div>c<br>d</div>e<div>f</div>"))
			.isEqualTo("a\nb\nc\nd");
	}

	@Test
	void whenImagesAndLinksHaveTextsThenViewsReadThem() {
		assertThat(Texts.view(HiddenMarkup.ATTRIBUTES, "<img alt=\"A cat\" src=x><a title=Home href='/'>x</a>"))
			.isEqualTo("a cat\nhome");
		assertThat(Texts.view(HiddenMarkup.TITLES, "![A cat](a.png \"On a sofa\") [x](/y 'Why') [z](/z)"))
			.isEqualTo("a cat\non a sofa\nwhy");
		assertThat(Texts.view(HiddenMarkup.TITLES, "Text\n[//]: # (A remark)\n[1]: http://a \"One\""))
			.isEqualTo("a remark\none");
	}

	@Test
	void whenMarkupIsDisguisedThenItsViewIsCanonical() {
		assertThat(Texts.view(HiddenMarkup.COMMENTS, "<!-- i\u200Bgn\u043Ere -->")).isEqualTo("ignore");
	}

	@Test
	void whenThereIsNoMarkupThenThereAreNoViews() {
		assertThat(Texts.normalize("int[] a = new int[3]; if (a[0] < 1) { }").views()).hasSize(2);
	}

}
