package dev.aisecurity.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * OUT-7 as far as it can be seen without a browser: whatever is left of hostile answers,
 * no attribute and no style of the document that is made of it names a host that is not
 * allowed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UrlEgressRenderingTests {

	private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "ws", "wss");

	private static final Pattern SEPARATORS = Pattern.compile("[\\s,;'\"()=|]+");

	private static final Pattern STYLE_ESCAPE = Pattern.compile("\\\\([0-9a-fA-F]{1,6}) ?");

	private Answers hostile;

	@BeforeAll
	void guard() {
		this.hostile = Answers.hostile();
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVER", "DOCUMENT" })
	void whenAnswersAreNotGuardedThenTheyNameForeignHosts(Rendering rendering) {
		long naming = this.hostile.written()
			.stream()
			.filter((answer) -> !Answers.LINKED.containsAll(hosts(rendering.document(answer))))
			.count();
		assertThat(naming).isGreaterThan(100);
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVER", "DOCUMENT" })
	void whenAnswersAreGuardedThenTheyNameNone(Rendering rendering) {
		assertThat(this.hostile.left()).hasSizeGreaterThan(200)
			.allSatisfy((answer) -> assertThat(hosts(rendering.document(answer))).isSubsetOf(Answers.LINKED));
	}

	@Test
	void whenAnswersAreHostileThenTheyNameNoHostThatIsReallyInUse() {
		assertThat(this.hostile.written()).noneMatch(Pattern.compile("\\.(?:com|net|org)\\b").asPredicate());
	}

	@Test
	void whenAnswersAreStreamedThenTheSameIsLeft() {
		assertThat(this.hostile.streamed()).isEqualTo(this.hostile.left());
	}

	@Test
	void whenAnswersAreBenignThenNothingChanges() {
		Answers benign = Answers.benign();
		assertThat(benign.written()).hasSizeGreaterThan(200);
		assertThat(benign.left()).isEqualTo(benign.written());
		assertThat(benign.streamed()).isEqualTo(benign.written());
	}

	@Test
	void whenAnswersAreBenignThenTheirLinksAreStillThere() {
		assertThat(Answers.benign().left().stream().map(Rendering.SERVER::document).map(this::hosts))
			.anySatisfy((hosts) -> assertThat(hosts).contains("img.allowed.example"))
			.anySatisfy((hosts) -> assertThat(hosts).contains("docs.allowed.example"));
	}

	private List<String> hosts(String html) {
		Document document = Jsoup.parse(html);
		List<String> hosts = new ArrayList<>();
		for (Element element : document.getAllElements()) {
			for (Attribute attribute : element.attributes()) {
				if (attribute.getKey().equals("srcdoc")) {
					hosts.addAll(hosts(attribute.getValue()));
				}
				addHosts(attribute.getValue(), hosts);
			}
			if (element.normalName().equals("style") || element.normalName().equals("script")) {
				addHosts(element.data(), hosts);
			}
		}
		return hosts;
	}

	// Takes every word for a URL: no list of attributes is complete
	private static void addHosts(String text, List<String> hosts) {
		String style = STYLE_ESCAPE.matcher(text)
			.replaceAll((match) -> java.util.regex.Matcher
				.quoteReplacement(Character.toString(Math.min(Integer.parseInt(match.group(1), 16), 0x10FFFF))));
		for (String reading : List.of(text, text.replaceAll("[\t\n\r]", ""), style)) {
			for (String word : SEPARATORS.split(reading)) {
				String host = host(word);
				if (!host.isEmpty()) {
					hosts.add(host);
				}
			}
		}
	}

	// As browsers do: with any number of slashes, forward or backward
	private static String host(String url) {
		String plain = url.replace('\\', '/').toLowerCase(Locale.ROOT).replaceFirst("^[\\x00-\\x20]+", "");
		int colon = plain.indexOf(':');
		boolean scheme = colon > 0 && SCHEMES.contains(plain.substring(0, colon));
		if (!scheme && !plain.startsWith("//")) {
			return "";
		}
		String rest = plain.substring(scheme ? colon + 1 : 0).replaceFirst("^/+", "").replaceFirst("[/?#].*", "");
		return rest.substring(rest.indexOf('@') + 1);
	}

}
