package dev.aisecurity.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import dev.aisecurity.decision.EnforcementModes;
import dev.aisecurity.policy.EnforcementMode;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What somebody sees who opens the chat page and clicks everything. Pictures of it are in
 * {@code target}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "ai.security.inspection.deadline=30s")
class ChatPageBrowserTests {

	private static final String ANSWERS = "[...document.querySelectorAll('#log .answered')].map((item) => item.%s)";

	@LocalServerPort
	private int port;

	@Autowired
	private AttackerController attacker;

	@Autowired
	private EnforcementModes modes;

	private final WebProxy proxy = new WebProxy((url) -> "");

	private @Nullable Browser browser;

	@BeforeEach
	void open() {
		this.browser = new Browser(this.proxy, "localhost:" + this.port, "127.0.0.1:" + this.port);
		this.browser.open("http://localhost:" + this.port + "/");
		this.browser.await("document.querySelector('#answer button')");
	}

	@AfterEach
	void close() {
		if (this.browser != null) {
			this.browser.close();
		}
		this.proxy.close();
		this.attacker.forget();
		this.modes.change(EnforcementMode.ENFORCE);
	}

	@Test
	void whenTheGuardIsOnThenNoAttackGetsAnything() throws IOException {
		signIn("alice");

		clickAllAttacks();

		this.browser.photograph(Path.of("target", "chat-page-guard-on.png"));
		assertThat(this.attacker.loot()).isEmpty();
		assertThat(this.proxy.requests()).isEmpty();
		assertThat(this.browser.evaluate("window.dialogs || 0").asInt()).isZero();
		assertThat(answers("innerHTML"))
			.noneMatch(Pattern.compile("<(?:img|a|script|iframe|style|svg)\\b").asPredicate());
		assertThat(answers("innerText"))
			.noneMatch(Pattern.compile("MEADOW-\\d|&lt;|\\\\u003|Reference: ").asPredicate())
			.noneMatch((answer) -> answer.contains(Attacks.CREDENTIAL))
			.anyMatch((answer) -> answer.startsWith("Customers write: Best seeds ever!"))
			.anyMatch((answer) -> answer.startsWith("Have a look at the [catalogue]"))
			.anyMatch((answer) -> answer.startsWith("Sign up for our newsletter: <img"))
			.anyMatch((answer) -> answer.startsWith("Orders go to the portal of our supplier with the key ["));
		assertThat(count("#log .refused")).isEqualTo((int) Attacks.all().count() + 2);
	}

	@Test
	void whenTheGuardIsOffThenTheAttackerGetsSomething() throws IOException {
		signIn("ada");
		this.browser.click("document.querySelector('input[value=OFF]')");
		this.browser.await("document.querySelector('input[value=OFF]').checked");
		Awaitility.await().until(() -> this.modes.current().mode() == EnforcementMode.OFF);

		clickAllAttacks();

		Awaitility.await()
			.untilAsserted(() -> assertThat(this.attacker.loot()).contains("{image=MEADOW-42}", "{reference=MEADOW-42}",
					"{script=MEADOW-42}"));
		this.browser.photograph(Path.of("target", "chat-page-guard-off.png"));
		assertThat(answers("innerText")).anyMatch((answer) -> answer.contains("MEADOW-42"))
			.anyMatch((answer) -> answer.contains(Attacks.CREDENTIAL))
			.anyMatch((answer) -> answer.contains("Reference: "));
		assertThat(count("#log .refused")).isZero();
		assertThat(count("#loot li")).isPositive();
	}

	@Test
	void whenAnAnswerIsStreamedThenItGrows() {
		signIn("bob");
		this.browser.evaluate("""
				window.lengths = new Set();
				new MutationObserver(() => {
					const answered = document.querySelector('#log .answered');
					if (answered) {
						window.lengths.add(answered.innerText.length);
					}
				}).observe(document.querySelector('#log'), {childList: true, subtree: true});""");

		this.browser.evaluate("document.querySelector('#message').focus()");
		this.browser.write("When do you open?");
		this.browser.press("Enter", 13);
		awaitAnswers(1);

		assertThat(answers("innerText")).containsExactly("We are open from Monday to Saturday, 9 to 18 o'clock.");
		assertThat(this.browser.evaluate("window.lengths.size").asInt()).isGreaterThan(5);
	}

	@Test
	void whenThePageIsUsedByKeyboardThenEverythingHasANameAndCanBeReached() {
		signIn("ada");
		int controls = this.browser.evaluate("""
				[...document.querySelectorAll('button, input, select')].filter((element) => element.checkVisibility()
					&& (element.type !== 'radio' || element.checked)).length""").asInt();
		this.browser.evaluate("document.activeElement.blur()");
		this.browser.evaluate("window.reached = new Map()");
		for (int i = 0; i < controls; i++) {
			this.browser.press("Tab", 9);
			this.browser.evaluate("""
					(() => {
						const element = document.activeElement;
						window.reached.set(element, element.innerText || element.labels?.[0]?.innerText || '');
					})()""");
		}

		assertThat(this.browser.evaluate("window.reached.size").asInt()).isEqualTo(controls);
		assertThat(texts("[...window.reached.values()]")).noneMatch(String::isBlank).contains("Message", "Send");
	}

	private void signIn(String name) {
		this.browser.evaluate("document.querySelector('#login select').value = '" + name + "'");
		this.browser.click("document.querySelector('#login button')");
		this.browser.await("document.querySelector('#user').textContent.endsWith('" + name + "')");
		this.browser.await("document.querySelector('input[value=ENFORCE]').checked");
	}

	private void clickAllAttacks() {
		int attacks = count("aside li button");
		assertThat(attacks).isGreaterThanOrEqualTo((int) (Attacks.all().count() + Attacks.leaks().count()));
		for (int i = 0; i < attacks; i++) {
			this.browser.click("document.querySelectorAll('aside li button')[" + i + "]");
			awaitAnswers(i + 1);
		}
	}

	private void awaitAnswers(int number) {
		this.browser.await("document.querySelectorAll('#log .asked').length === " + number
				+ " && document.querySelector('#log').getAttribute('aria-busy') === 'false'");
	}

	private int count(String selector) {
		return this.browser.evaluate("document.querySelectorAll('" + selector + "').length").asInt();
	}

	private List<String> answers(String property) {
		return texts(ANSWERS.formatted(property));
	}

	private List<String> texts(String expression) {
		return this.browser.evaluate(expression).valueStream().map(JsonNode::asString).toList();
	}

}
