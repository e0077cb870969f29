package dev.aisecurity.baseline;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Remembers baselines in this process. Bounded: those that were used least make place,
 * and those that nobody used for a long time are forgotten.
 */
public final class InMemoryBaselineRepository implements BaselineRepository {

	private final Cache<BaselineKey, Baseline> baselines;

	/**
	 * Creates a repository.
	 * @param maximum how many baselines are remembered at most, of about 800 bytes each
	 * @param idle after which time without an event a baseline is forgotten
	 */
	public InMemoryBaselineRepository(int maximum, Duration idle) {
		this.baselines = Caffeine.newBuilder().maximumSize(maximum).expireAfterAccess(idle).build();
	}

	@Override
	public @Nullable Baseline find(BaselineKey key) {
		return this.baselines.getIfPresent(key);
	}

	@Override
	public void update(BaselineKey key, UnaryOperator<@Nullable Baseline> change) {
		this.baselines.asMap().compute(key, (same, known) -> change.apply(known));
	}

	@Override
	public int erase(String subject) {
		List<BaselineKey> keys = keys(subject);
		this.baselines.invalidateAll(keys);
		return keys.size();
	}

	@Override
	public List<BaselineKey> keys(String subject) {
		return this.baselines.asMap().keySet().stream().filter((key) -> key.subject().equals(subject)).toList();
	}

}
