package dev.aisecurity.web;

import java.io.IOException;
import java.time.Duration;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.Obligations;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.web.extract.UnreadableReason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

/**
 * Answers with a problem document that is the same for every rule: 403, or 400, 413 and
 * 415 for requests that cannot be read, 429 with {@code Retry-After} and 401 with the
 * challenge of RFC 9470. Ends the session when access is revoked.
 */
public final class ProblemBlockedInteractionHandler implements BlockedInteractionHandler {

	private static final String TYPE = "urn:ai-security:problem:interaction-refused";

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

	private static Problem problem(Decision decision) {
		return switch (decision.action()) {
			case THROTTLE ->
				new Problem(429, TYPE, "Too many requests", "The request may be repeated later.", decision.incident());
			case STEP_UP -> new Problem(401, TYPE, "Authentication required",
					"The request needs a more recent or a stronger authentication.", decision.incident());
			default -> new Problem(status(decision), TYPE, "Interaction refused",
					"The request was refused. Quote the incident when asking about it.", decision.incident());
		};
	}

	private static int status(Decision decision) {
		if (decision.action() != Verdict.BLOCK || decision.findings().isEmpty()) {
			return HttpServletResponse.SC_FORBIDDEN;
		}
		boolean consumption = true;
		for (Finding finding : decision.findings()) {
			UnreadableReason reason = UnreadableReason.of(finding);
			if (reason != null) {
				return reason.status();
			}
			consumption &= finding.category() == ThreatCategory.CONSUMPTION;
		}
		return consumption ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE : HttpServletResponse.SC_FORBIDDEN;
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
