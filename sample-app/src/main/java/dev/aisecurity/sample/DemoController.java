package dev.aisecurity.sample;

import java.util.List;

import dev.aisecurity.decision.EnforcementModes;
import dev.aisecurity.guard.RecentDecisions;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;

import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the chat page shows beside the chat: who is signed in, the mode of the guard, and
 * the latest decisions about this user. An application of your own does not need it: the
 * actuator has all of this.
 */
@RestController
class DemoController {

	private final EnforcementModes modes;

	private final RecentDecisions recent;

	DemoController(EnforcementModes modes, RecentDecisions recent) {
		this.modes = modes;
		this.recent = recent;
	}

	@GetMapping("/demo/state")
	State state(Authentication user) {
		boolean analyst = user.getAuthorities()
			.stream()
			.anyMatch((authority) -> "ROLE_ANALYST".equals(authority.getAuthority()));
		List<Decision> decisions = this.recent.latest()
			.stream()
			.filter((decision) -> decision.subject().value().equals(user.getName()))
			.limit(5)
			.toList();
		return new State(user.getName(), analyst, this.modes.current().mode(),
				decisions.stream().map(DecisionSummary::of).toList());
	}

	@PutMapping("/demo/mode")
	void change(@RequestBody ModeChange change) {
		this.modes.change(change.mode());
	}

	record State(String user, boolean analyst, EnforcementMode mode, List<DecisionSummary> decisions) {

	}

	record ModeChange(EnforcementMode mode) {

	}

	record DecisionSummary(String incident, String direction, String endpoint, String verdict, String action,
			double risk, List<String> rules) {

		static DecisionSummary of(Decision decision) {
			return new DecisionSummary(decision.incident(), decision.direction().name(), decision.endpoint().value(),
					decision.verdict().name(), decision.action().name(), decision.risk().value(),
					decision.findings().stream().map((finding) -> finding.rule()).distinct().toList());
		}

	}

}
