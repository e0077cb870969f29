package dev.aisecurity.baseline;

import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Remembers baselines. It is asked once for each request, on its thread: it must answer
 * within a deadline of its own and else throw; then the request is judged without a
 * baseline and the decision is marked degraded. Thread-safe.
 */
public interface BaselineRepository {

	/** Remembers nothing. */
	BaselineRepository NONE = new BaselineRepository() {

		@Override
		public @Nullable Baseline find(BaselineKey key) {
			return null;
		}

		@Override
		public void update(BaselineKey key, UnaryOperator<@Nullable Baseline> change) {
		}

		@Override
		public int erase(String subject) {
			return 0;
		}

		@Override
		public List<BaselineKey> keys(String subject) {
			return List.of();
		}

	};

	/**
	 * Returns a baseline.
	 * @param key whose
	 * @return the baseline, or {@code null} if none is remembered
	 */
	@Nullable Baseline find(BaselineKey key);

	/**
	 * Replaces a baseline. It does not wait for a store that is not in this process. A
	 * change may be lost when another one comes at the same time; a record is never mixed
	 * of two.
	 * @param key whose
	 * @param change makes the next baseline of the last one, or of {@code null} if none
	 * is remembered; may be called more than once
	 */
	void update(BaselineKey key, UnaryOperator<@Nullable Baseline> change);

	/**
	 * Forgets all baselines of an identity.
	 * @param subject keyed hash of tenant and subject
	 * @return how many there were
	 */
	int erase(String subject);

	/**
	 * Returns of which groups of endpoints baselines of an identity are remembered.
	 * @param subject keyed hash of tenant and subject
	 * @return the keys, possibly none
	 */
	List<BaselineKey> keys(String subject);

}
