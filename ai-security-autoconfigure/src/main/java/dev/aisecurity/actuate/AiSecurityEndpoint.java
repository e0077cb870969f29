package dev.aisecurity.actuate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import dev.aisecurity.actuate.AiSecurityDescriptor.DecisionDescriptor;
import dev.aisecurity.decision.EnforcementModes;
import dev.aisecurity.guard.Revocations;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.interaction.SessionId;
import dev.aisecurity.interaction.SubjectId;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.PolicyReload;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.context.ApplicationEventPublisher;

/**
 * The actuator endpoint {@code aisecurity}: what is guarded, by what, and what happened.
 * Changing anything is closed unless access is given.
 */
@Endpoint(id = "aisecurity", defaultAccess = Access.READ_ONLY)
public final class AiSecurityEndpoint {

	/** Type of the audit event of a change of the mode. */
	public static final String MODE_CHANGED = "AI_SECURITY_MODE_CHANGED";

	/** Type of the audit event of a reload of the policies. */
	public static final String POLICIES_RELOADED = "AI_SECURITY_POLICIES_RELOADED";

	/** Type of the audit event of a revocation. */
	public static final String REVOKED = "AI_SECURITY_REVOKED";

	private static final String REVOCATION = "revocation";

	private static final String MODE = "mode";

	private static final String POLICIES = "policies";

	private final AiSecurityReport report;

	private final EnforcementModes modes;

	private final PolicyAdministration policies;

	private final Revocations revocations;

	private final ApplicationEventPublisher events;

	/**
	 * Creates an endpoint.
	 * @param report reads the state of the guard
	 * @param modes the modes in force
	 * @param policies reloads policies
	 * @param revocations ends what is running
	 * @param events where audit events go
	 */
	public AiSecurityEndpoint(AiSecurityReport report, EnforcementModes modes, PolicyAdministration policies,
			Revocations revocations, ApplicationEventPublisher events) {
		this.report = report;
		this.modes = modes;
		this.policies = policies;
		this.revocations = revocations;
		this.events = events;
	}

	/**
	 * Returns the state of the guard.
	 * @return a snapshot without any text of an interaction
	 */
	@ReadOperation
	public AiSecurityDescriptor state() {
		return this.report.state();
	}

	/**
	 * Returns a recent decision.
	 * @param incident its incident id
	 * @return the decision, or {@code null} if it is not remembered
	 */
	@ReadOperation
	public @Nullable DecisionDescriptor decision(@Selector String incident) {
		return this.report.decision(incident);
	}

	/**
	 * Changes the mode, reloads the policies, or ends what is running for a session or a
	 * subject.
	 * @param what {@code mode}, {@code policies} or {@code revocation}
	 * @param mode the new mode
	 * @param endpoint the endpoint whose mode changes; the whole guard if it is not given
	 * @param session id of the session to be revoked
	 * @param subject name of the subject to be revoked, if no session is given
	 * @param reason why it is revoked
	 * @param security who is asking
	 * @return what was and what is
	 */
	@WriteOperation
	public Map<String, Object> change(@Selector String what, @Nullable EnforcementMode mode, @Nullable String endpoint,
			@Nullable String session, @Nullable String subject, @Nullable String reason, SecurityContext security) {
		return switch (what) {
			case MODE -> change(mode, endpoint, security);
			case POLICIES -> reload(security);
			case REVOCATION -> revoke(session, subject, (reason != null) ? reason : "Revoked by an operator", security);
			default -> throw new InvalidEndpointRequestException("Unknown operation",
					"Use 'mode', 'policies' or 'revocation'");
		};
	}

	private Map<String, Object> change(@Nullable EnforcementMode mode, @Nullable String endpoint,
			SecurityContext security) {
		if (mode == null) {
			throw new InvalidEndpointRequestException("No mode given", "Give a mode: enforce, observe or off");
		}
		if (endpoint != null && !this.report.knows(endpoint)) {
			throw new InvalidEndpointRequestException("Unknown endpoint", "Give the id of a guarded endpoint");
		}
		EnforcementMode before = (endpoint != null) ? this.modes.change(new EndpointId(endpoint), mode)
				: this.modes.change(mode);
		Map<String, Object> change = Map.of("endpoint", (endpoint != null) ? endpoint : "*", "before", before, "mode",
				mode);
		publish(MODE_CHANGED, change, security);
		return change;
	}

	private Map<String, Object> reload(SecurityContext security) {
		PolicyReload reload = this.policies.reload();
		Map<String, Object> outcome = Map.of("outcome", reload.outcome(), "version", reload.version(), "problem",
				(reload.problem() != null) ? Objects.toString(reload.problem().getMessage(), "") : "");
		publish(POLICIES_RELOADED, outcome, security);
		return outcome;
	}

	private Map<String, Object> revoke(@Nullable String session, @Nullable String subject, String reason,
			SecurityContext security) {
		boolean bySession = session != null && !session.isEmpty();
		boolean bySubject = subject != null && !subject.isEmpty();
		if (bySession == bySubject) {
			throw new InvalidEndpointRequestException("No session or subject given", "Give a session or a subject");
		}
		Map<String, Object> outcome = new LinkedHashMap<>();
		if (session != null && bySession) {
			outcome.put("ended", this.revocations.revoke(new SessionId(session), reason));
		}
		else if (subject != null) {
			outcome.put("ended", this.revocations.revoke(new SubjectId(subject), reason));
			outcome.put("subject", subject);
		}
		outcome.put("reason", reason);
		publish(REVOKED, outcome, security);
		return outcome;
	}

	private void publish(String type, Map<String, Object> data, SecurityContext security) {
		String who = (security.getPrincipal() != null) ? security.getPrincipal().getName() : "anonymous";
		this.events.publishEvent(new AuditApplicationEvent(
				new AuditEvent(who, type, new LinkedHashMap<String, @Nullable Object>(data))));
	}

	/**
	 * Reloads the policies, as far as they can be.
	 */
	@FunctionalInterface
	public interface PolicyAdministration {

		/**
		 * Reloads.
		 * @return what came of it
		 */
		PolicyReload reload();

	}

}
