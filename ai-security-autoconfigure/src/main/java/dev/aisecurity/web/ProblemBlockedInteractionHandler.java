package dev.aisecurity.web;

import java.io.IOException;
import java.time.Duration;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.Obligations;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.web.answer.AnswerDefect;
import dev.aisecurity.web.extract.UnreadableReason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

/**
 * Answers with a problem document that is the same for every rule: 403, or 400, 413 and
 * 415 for requests that cannot be read, 500 for answers that cannot, 429 with
 * {@code Retry-After} and 401 with the challenge of RFC 9470. Ends the session when
 * access is revoked.
 */
public final class ProblemBlockedInteractionHandler implements BlockedInteractionHandler {

	private static final String REFUSED = "urn:ai-security:problem:interaction-refused";

	private static final String UNREADABLE = "urn:ai-security:problem:unreadable-request";

	private static final String TOO_LARGE = "urn:ai-security:problem:request-too-large";

	private static final String UNSAFE = "urn:ai-security:problem:answer-withheld";

	private final Duration retryAfter;

	/**
	 * Creates a handler.
	 * @param retryAfter when a throttled caller may come back where no policy says so
	 */
	public ProblemBlockedInteractionHandler(Duration retryAfter) {
		this.retryAfter = retryAfter;
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, Decision decision) throws IOException {
		Obligations obligations = decision.obligations();
		if (decision.action() == Verdict.REVOKE) {
			HttpSession session = request.getSession(false);
			if (session != null) {
				session.invalidate();
			}
		}
		else if (decision.action() == Verdict.THROTTLE) {
			Duration wait = (obligations.retryAfter() != null) ? obligations.retryAfter() : this.retryAfter;
			response.setHeader("Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
		}
		else if (decision.action() == Verdict.STEP_UP) {
			response.setHeader("WWW-Authenticate", challenge(obligations));
		}
		problem(decision).write(request, response);
	}

	/**
	 * Describes a refusal.
	 * @param decision the decision, not permitting the interaction
	 * @return what the client is told
	 */
	static Problem problem(Decision decision) {
		return switch (decision.action()) {
			case THROTTLE -> new Problem(429, REFUSED, "Too many requests", "The request may be repeated later.",
					decision.incident());
			case STEP_UP -> new Problem(401, REFUSED, "Authentication required",
					"The request needs a more recent or a stronger authentication.", decision.incident());
			case BLOCK -> blocked(decision);
			default -> refused(decision);
		};
	}

	private static Problem blocked(Decision decision) {
		boolean consumption = !decision.findings().isEmpty();
		for (Finding finding : decision.findings()) {
			UnreadableReason reason = UnreadableReason.of(finding);
			if (reason != null) {
				return new Problem(reason.status(), UNREADABLE, "Request cannot be read", reason.description() + ".",
						decision.incident());
			}
			AnswerDefect defect = AnswerDefect.of(finding);
			if (defect != null) {
				return new Problem(500, UNSAFE, "Answer withheld", defect.description() + ".", decision.incident());
			}
			consumption &= finding.category() == ThreatCategory.CONSUMPTION;
		}
		return consumption ? new Problem(413, TOO_LARGE, "Request too large",
				"The request has more text than is accepted.", decision.incident()) : refused(decision);
	}

	private static Problem refused(Decision decision) {
		return new Problem(403, REFUSED, "Interaction refused",
				"The request was refused. Quote the incident when asking about it.", decision.incident());
	}

	private static String challenge(Obligations obligations) {
		StringBuilder challenge = new StringBuilder("Bearer error=\"insufficient_user_authentication\","
				+ " error_description=\"A more recent or a stronger authentication is needed\"");
		if (!obligations.acrValues().isEmpty()) {
			challenge.append(", acr_values=\"");
			appendQuoted(challenge, String.join(" ", obligations.acrValues()));
			challenge.append('"');
		}
		if (obligations.maxAge() != null) {
			challenge.append(", max_age=").append(obligations.maxAge().toSeconds());
		}
		return challenge.toString();
	}

	private static void appendQuoted(StringBuilder challenge, String value) {
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c == '"' || c == '\\') {
				challenge.append('\\').append(c);
			}
			else if (c >= 0x20 && c < 0x7f) {
				challenge.append(c);
			}
		}
	}

}
