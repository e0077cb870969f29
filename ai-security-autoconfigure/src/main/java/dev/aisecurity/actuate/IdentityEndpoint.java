package dev.aisecurity.actuate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.baseline.Baseline;
import dev.aisecurity.baseline.BaselineDescription;
import dev.aisecurity.baseline.BaselineKey;
import dev.aisecurity.baseline.BaselineRepository;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.interaction.SubjectId;
import dev.aisecurity.risk.RiskBand;
import dev.aisecurity.session.IdentityRecord;
import dev.aisecurity.session.SessionKey;
import dev.aisecurity.session.SessionKeys;
import dev.aisecurity.session.SessionRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.context.ApplicationEventPublisher;

/**
 * The actuator endpoint {@code aisecurityidentity}: what is remembered of somebody, and
 * how it is forgotten. Forgetting is closed unless access is given.
 */
@Endpoint(id = "aisecurityidentity", defaultAccess = Access.READ_ONLY)
public final class IdentityEndpoint {

	/** Type of the audit event of forgetting somebody. */
	public static final String FORGOTTEN = "AI_SECURITY_IDENTITY_FORGOTTEN";

	private final SessionKeys keys;

	private final SessionRepository sessions;

	private final BaselineRepository baselines;

	private final ApplicationEventPublisher events;

	/**
	 * Creates an endpoint.
	 * @param keys names of identities in the stores
	 * @param sessions remembers risk
	 * @param baselines remembers what is normal
	 * @param events where audit events go
	 */
	public IdentityEndpoint(SessionKeys keys, SessionRepository sessions, BaselineRepository baselines,
			ApplicationEventPublisher events) {
		this.keys = keys;
		this.sessions = sessions;
		this.baselines = baselines;
		this.events = events;
	}

	/**
	 * Returns what is remembered.
	 * @param subject name of the subject
	 * @param tenant its tenant, if it has one
	 * @return what is remembered, all of it without any text
	 */
	@ReadOperation
	public IdentityDescriptor identity(@Selector String subject, @Nullable String tenant) {
		String key = key(subject, tenant);
		IdentityRecord identity = this.sessions.find(new SessionKey(key, null)).identity();
		List<BaselineDescription> normal = new ArrayList<>();
		for (BaselineKey each : this.baselines.keys(key)) {
			Baseline baseline = this.baselines.find(each);
			if (baseline != null) {
				normal.add(BaselineDescription.of(each.group(), baseline));
			}
		}
		return new IdentityDescriptor((identity != null) ? identity.band() : null,
				(identity != null) ? identity.sum() : 0, (identity != null) ? identity.lastSeen() : 0, normal);
	}

	/**
	 * Forgets the risk of somebody and of all their sessions, which releases them, and
	 * what is normal for them.
	 * @param subject name of the subject
	 * @param tenant its tenant, if it has one
	 * @param security who is asking
	 * @return how much was forgotten
	 */
	@DeleteOperation
	public Map<String, Object> forget(@Selector String subject, @Nullable String tenant, SecurityContext security) {
		String key = key(subject, tenant);
		Map<String, Object> outcome = new LinkedHashMap<>();
		outcome.put("risk", this.sessions.release(key));
		outcome.put("baselines", this.baselines.erase(key));
		String who = (security.getPrincipal() != null) ? security.getPrincipal().getName() : "anonymous";
		Map<String, @Nullable Object> data = new LinkedHashMap<>(outcome);
		data.put("subject", subject);
		this.events.publishEvent(new AuditApplicationEvent(new AuditEvent(who, FORGOTTEN, data)));
		return outcome;
	}

	private String key(String subject, @Nullable String tenant) {
		return this.keys.subject(new Subject(new SubjectId(subject), true, Set.of(), null, null, tenant));
	}

	/**
	 * What is remembered of an identity.
	 *
	 * @param band band of its risk, or {@code null} if sessions are not remembered
	 * @param risk sum of the risk of its requests, fading
	 * @param lastSeen when its last request was, in milliseconds since 1970, 0 if never
	 * @param baselines what is normal for it, by endpoint
	 */
	public record IdentityDescriptor(@Nullable RiskBand band, double risk, long lastSeen,
			List<BaselineDescription> baselines) {

		public IdentityDescriptor {
			baselines = List.copyOf(baselines);
		}

	}

}
