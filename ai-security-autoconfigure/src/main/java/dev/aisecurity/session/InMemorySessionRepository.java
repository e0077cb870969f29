package dev.aisecurity.session;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aisecurity.risk.RiskBand;

/**
 * Remembers sessions and identities in this process. Bounded: those that were used least
 * make place, and sessions end when they are idle.
 */
public final class InMemorySessionRepository implements SessionRepository {

	private static final Duration IDENTITY_IDLE = Duration.ofDays(7);

	private final Cache<SessionKey, SessionRecord> sessions;

	private final Cache<String, IdentityRecord> identities;

	private final SessionSettings settings;

	/**
	 * Creates a repository.
	 * @param settings how risk adds up and fades
	 * @param maximum how many sessions, and how many identities, are remembered at most
	 * @param idle after which time without a turn a session ends
	 */
	public InMemorySessionRepository(SessionSettings settings, int maximum, Duration idle) {
		this.settings = settings;
		this.sessions = Caffeine.newBuilder().maximumSize(maximum).expireAfterAccess(idle).build();
		this.identities = Caffeine.newBuilder().maximumSize(maximum).expireAfterAccess(IDENTITY_IDLE).build();
	}

	@Override
	public SessionMemory find(SessionKey key) {
		String subject = key.subject();
		if (subject == null && key.session() == null) {
			return SessionMemory.NONE;
		}
		SessionRecord session = (key.session() != null) ? this.sessions.getIfPresent(key) : null;
		IdentityRecord identity = (subject != null) ? this.identities.getIfPresent(subject) : null;
		return new SessionMemory((key.session() == null || session != null) ? session : SessionRecord.NEW,
				(subject == null || identity != null) ? identity : IdentityRecord.NEW);
	}

	@Override
	public void record(SessionKey key, Turn turn) {
		boolean[] high = new boolean[1];
		if (key.session() != null) {
			this.sessions.asMap().compute(key, (same, known) -> {
				SessionRecord before = (known != null) ? known : SessionRecord.NEW;
				SessionRecord after = before.after(turn, this.settings);
				high[0] = before.band() != RiskBand.HIGH && after.band() == RiskBand.HIGH;
				return after;
			});
		}
		String subject = key.subject();
		if (subject != null) {
			this.identities.asMap()
				.compute(subject, (same, known) -> ((known != null) ? known : IdentityRecord.NEW).after(turn, high[0],
						this.settings));
		}
	}

	@Override
	public int release(String subject) {
		int before = this.sessions.asMap().size();
		this.sessions.asMap().keySet().removeIf((key) -> subject.equals(key.subject()));
		int released = before - this.sessions.asMap().size();
		return released + ((this.identities.asMap().remove(subject) != null) ? 1 : 0);
	}

}
