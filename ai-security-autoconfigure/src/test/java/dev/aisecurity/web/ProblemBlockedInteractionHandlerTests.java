package dev.aisecurity.web;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.interaction.SubjectId;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Obligations;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.risk.RiskScore;
import dev.aisecurity.web.extract.UnreadableReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemBlockedInteractionHandlerTests {

	private final ProblemBlockedInteractionHandler handler = new ProblemBlockedInteractionHandler(
			Duration.ofMillis(1500));

	private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@ParameterizedTest
	@EnumSource(UnreadableReason.class)
	void whenRequestCouldNotBeReadThenStatusIsThatOfTheReason(UnreadableReason reason) throws IOException {
		handle(decision("1", Verdict.BLOCK, Obligations.NONE, reason.toFinding()));

		assertThat(this.response.getStatus()).isEqualTo(reason.status());
		assertThat(this.response.getContentAsString()).doesNotContain(reason.rule());
	}

	@Test
	void whenOnlyTooMuchThenContentIsTooLarge() throws IOException {
		handle(decision("1", Verdict.BLOCK, Obligations.NONE, finding(ThreatCategory.CONSUMPTION)));

		assertThat(this.response.getStatus()).isEqualTo(413);
	}

	@Test
	void whenTooMuchAndMoreThenForbidden() throws IOException {
		handle(decision("1", Verdict.BLOCK, Obligations.NONE, finding(ThreatCategory.CONSUMPTION),
				finding(ThreatCategory.JAILBREAK)));

		assertThat(this.response.getStatus()).isEqualTo(403);
	}

	@Test
	void whenPolicySaysNoTimeThenDefaultIsRoundedUp() throws IOException {
		handle(decision("1", Verdict.THROTTLE, Obligations.NONE));

		assertThat(this.response.getStatus()).isEqualTo(429);
		assertThat(this.response.getHeader("Retry-After")).isEqualTo("2");
	}

	@Test
	void whenPolicyHasQuotesThenChallengeEscapesThem() throws IOException {
		handle(decision("1", Verdict.STEP_UP, new Obligations(null, List.of("a\"b\\c\r\nSet-Cookie: x"), null)));

		assertThat(this.response.getHeader("WWW-Authenticate")).contains("acr_values=\"a\\\"b\\\\cSet-Cookie: x\"")
			.doesNotContain("max_age");
	}

	@Test
	void whenIncidentHasQuotesThenJsonEscapesThem() throws IOException {
		handle(decision("a\"\\\n\u00fc", Verdict.BLOCK, Obligations.NONE));

		assertThat(this.response.getContentAsString()).contains("\"incident\":\"a\\\"\\\\\\u000a\\u00fc\"");
	}

	@Test
	void whenHeadThenNoBodyButItsLength() throws IOException {
		this.request.setMethod("HEAD");

		handle(decision("1", Verdict.BLOCK, Obligations.NONE));

		assertThat(this.response.getStatus()).isEqualTo(403);
		assertThat(this.response.getContentAsByteArray()).isEmpty();
		assertThat(this.response.getContentLength()).isPositive();
	}

	@Test
	void whenHandlerHasWrittenThenItIsTakenBack() throws IOException {
		this.response.getWriter().write("half an answer");

		handle(decision("1", Verdict.BLOCK, Obligations.NONE));

		assertThat(this.response.getContentAsString()).startsWith("{").doesNotContain("half");
	}

	@Test
	void whenRevokedThenSessionIsInvalidAndNoneIsMade() throws IOException {
		Decision revoked = decision("1", Verdict.REVOKE, Obligations.NONE);
		this.handler.handle(this.request, new MockHttpServletResponse(), revoked);
		assertThat(this.request.getSession(false)).isNull();

		this.request.getSession();
		this.handler.handle(this.request, this.response, revoked);
		assertThat(this.request.getSession(false)).isNull();
		assertThat(this.response.getStatus()).isEqualTo(403);
	}

	@Test
	void whenResponseIsCommittedThenItIsLeftAlone() throws IOException {
		this.response.getWriter().write("an answer");
		this.response.flushBuffer();

		boolean refused = new Refusals(this.handler).refuse(this.request, this.response,
				decision("1", Verdict.BLOCK, Obligations.NONE));

		assertThat(refused).isFalse();
		assertThat(this.response.getContentAsString()).isEqualTo("an answer");
	}

	private void handle(Decision decision) throws IOException {
		this.handler.handle(this.request, this.response, decision);
	}

	private static Finding finding(ThreatCategory category) {
		return Finding.of("test", "rule", category, RiskScore.CERTAIN, "A reason");
	}

	private static Decision decision(String incident, Verdict action, Obligations obligations, Finding... findings) {
		return new Decision(incident, new EndpointId("test"), Direction.INPUT, SubjectId.ANONYMOUS, action, action,
				EnforcementMode.ENFORCE, RiskScore.NONE, List.of(findings), List.of(), List.of(), obligations,
				List.of(), Set.of(), "1", Instant.EPOCH);
	}

}
