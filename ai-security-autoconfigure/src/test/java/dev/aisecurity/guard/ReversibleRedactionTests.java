package dev.aisecurity.guard;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.decision.DecisionPointFixture;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.detect.disclosure.PersonalDataDetector;
import dev.aisecurity.detect.disclosure.SecretDetector;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.output.OutputProfile;
import dev.aisecurity.output.OutputSettings;
import dev.aisecurity.output.StreamGuard;
import dev.aisecurity.output.StreamMode;
import dev.aisecurity.policy.BuiltInPolicies;
import dev.aisecurity.policy.BuiltInPolicySettings;
import dev.aisecurity.policy.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReversibleRedactionTests {

	private final InteractionGuard guard = guard(Set.of(ThreatCategory.PERSONAL_DATA));

	private final Exchange exchange = open(this.guard);

	private static InteractionGuard guard(Set<ThreatCategory> reversible) {
		return guard(reversible, OutputProfile.DEFAULT.mode());
	}

	private static InteractionGuard guard(Set<ThreatCategory> reversible, StreamMode mode) {
		Map<ThreatCategory, Verdict> verdicts = Map.of(ThreatCategory.PERSONAL_DATA, Verdict.REDACT);
		BuiltInPolicySettings settings = new BuiltInPolicySettings(0.7, Verdict.BLOCK, 0.8, verdicts, verdicts,
				Duration.ofSeconds(1));
		return new InteractionGuard(
				DecisionPointFixture.decisionPoint()
					.detectors(new PersonalDataDetector(), new SecretDetector())
					.policies(BuiltInPolicies.of(settings))
					.build(),
				List.of(), new Revocations(), reversible,
				new OutputSettings(new OutputProfile(mode, OutputProfile.DEFAULT_BUFFER, Set.of(), null), Map.of()));
	}

	private static Exchange open(InteractionGuard guard) {
		return guard.open(Endpoint.of("chat"), Subject.ANONYMOUS, null, RequestHeaders.NONE);
	}

	private static String redact(Exchange exchange, String text) {
		Segment segment = new Segment(text, Origin.USER, "body");
		exchange.inspect(Direction.INPUT, List.of(segment));
		return exchange.redact(Direction.INPUT, segment);
	}

	@Test
	void whenCategoryIsReversibleThenSameValueHasSameTokenAndOthersHaveOthers() {
		assertThat(redact(this.exchange, "Write to jo@example.org, cc mia@example.org, reply to jo@example.org"))
			.isEqualTo("Write to <EMAIL_1>, cc <EMAIL_2>, reply to <EMAIL_1>");
		assertThat(redact(this.exchange, "And mia@example.org again")).isEqualTo("And <EMAIL_2> again");
	}

	@Test
	void whenCategoryIsNotReversibleThenPlaceholderStays() {
		assertThat(redact(open(guard(Set.of())), "Write to jo@example.org")).isEqualTo("Write to [EMAIL]");
		assertThat(redact(this.exchange, "key glpat-" + "Zt4kQ9mWx7RbLp2VnYc8 of jo@example.org"))
			.doesNotContain("glpat")
			.startsWith("key [")
			.endsWith("] of <EMAIL_1>");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 5, 7, 100 })
	void whenAnswerStreamsThenTokensBecomeValuesAgainWhateverTheSplit(int size) {
		redact(this.exchange, "Write to jo@example.org and mia@example.org");
		OutputInspection output = this.exchange.output();
		this.exchange.close();
		StreamGuard channel = output.channel("body");
		String answer = "I wrote to <EMAIL_2> and <EMAIL_1>; <EMAIL_3> and <b>you</b> are < unknown >. Not eve@example.org.";
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < answer.length(); i += size) {
			channel.append(answer.substring(i, Math.min(answer.length(), i + size)));
			text.append(channel.take());
		}
		channel.finish();
		text.append(channel.take());
		assertThat(text).hasToString("I wrote to mia@example.org and jo@example.org; <EMAIL_3> and <b>you</b> are "
				+ "< unknown >. Not [EMAIL].");
	}

	@Test
	void whenTokenIsCutAnywhereThenItBecomesItsValueAgain() {
		redact(this.exchange, "Write to jo@example.org");
		String answer = "Of <<EMAIL_1> and <EMAIL_1>> and (<EMAIL_1>), not <EMAIL_ 1> or <EMAIL_1";
		for (int i = 0; i <= answer.length(); i++) {
			StreamGuard channel = this.exchange.output().channel("body");
			channel.append(answer.substring(0, i));
			String text = channel.take();
			channel.append(answer.substring(i));
			channel.finish();
			assertThat(text + channel.take()).as("cut at " + i)
				.isEqualTo("Of <jo@example.org and jo@example.org> and (jo@example.org), not <EMAIL_ 1> or <EMAIL_1");
		}
	}

	@Test
	void whenAnswersAreOnlyObservedThenNoTokensAreIssued() {
		InteractionGuard observing = guard(Set.of(ThreatCategory.PERSONAL_DATA), StreamMode.OBSERVE);
		assertThat(redact(open(observing), "Write to jo@example.org")).isEqualTo("Write to [EMAIL]");
	}

	@Test
	void whenRestoredTextIsInspectedAgainThenItStays() {
		redact(this.exchange, "Write to jo@example.org");
		String once = this.exchange.output().inspect("Done, <EMAIL_1>.", "return value");
		assertThat(this.exchange.output().inspect(once, "body")).isEqualTo("Done, jo@example.org.");
	}

	@Test
	void whenClientWritesTokenItselfThenItIsNotIssued() {
		assertThat(redact(this.exchange, "What is <EMAIL_1>? My address is jo@example.org."))
			.isEqualTo("What is <EMAIL_1>? My address is <EMAIL_2>.");
		assertThat(this.exchange.output().inspect("<EMAIL_1> is a token, <EMAIL_2> is yours.", "body"))
			.isEqualTo("<EMAIL_1> is a token, jo@example.org is yours.");
	}

	@Test
	void whenClientWritesTokenAfterItWasIssuedThenItIsNotRestored() {
		redact(this.exchange, "My address is jo@example.org.");
		redact(this.exchange, "What is <EMAIL_1>?");
		assertThat(this.exchange.output().inspect("<EMAIL_1> is a token.", "body")).isEqualTo("<EMAIL_1> is a token.");
	}

	@Test
	void whenExchangeIsAnotherThenTokenMeansNothing() {
		redact(this.exchange, "Write to jo@example.org");
		assertThat(open(this.guard).output().inspect("Done, <EMAIL_1>.", "body")).isEqualTo("Done, <EMAIL_1>.");
	}

	@Test
	void whenExchangeClosesWithoutAnswerThenTokensAreForgotten() {
		redact(this.exchange, "Write to jo@example.org");
		this.exchange.close();
		assertThat(this.exchange.output().inspect("Done, <EMAIL_1>.", "body")).isEqualTo("Done, <EMAIL_1>.");
	}

}
