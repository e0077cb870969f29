package dev.aisecurity.session;

/**
 * Policy information point for sessions. It is asked once for each request, on its
 * thread: it must answer within a deadline of its own and else throw; then the session is
 * unknown and the decision is marked degraded. Thread-safe.
 */
public interface SessionRepository {

	/** Remembers nothing. */
	SessionRepository NONE = new SessionRepository() {

		@Override
		public SessionMemory find(SessionKey key) {
			return SessionMemory.NONE;
		}

		@Override
		public void record(SessionKey key, Turn turn) {
		}

		@Override
		public int release(String subject) {
			return 0;
		}

	};

	/**
	 * Returns what is remembered.
	 * @param key the session and the identity
	 * @return the memory; {@link SessionRecord#NEW} for a session that is not known yet
	 */
	SessionMemory find(SessionKey key);

	/**
	 * Adds a turn. What others add at the same time is not lost. It does not wait for a
	 * store that is not in this process.
	 * @param key the session and the identity
	 * @param turn the turn
	 */
	void record(SessionKey key, Turn turn);

	/**
	 * Forgets what is remembered of an identity and of all its sessions.
	 * @param subject the subject part of their keys
	 * @return how many records were forgotten
	 */
	int release(String subject);

}
