package dev.aisecurity.baseline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * The models of all groups of peers. Bounded: groups that were used least begin anew.
 * Thread-safe.
 */
public final class PeerGroups {

	private static final int MAXIMUM = 1000;

	private final Cache<String, BaselineModel> models = Caffeine.newBuilder().maximumSize(MAXIMUM).build();

	private final BaselineSettings settings;

	/**
	 * Creates groups.
	 * @param settings when a deviation is an alarm
	 */
	public PeerGroups(BaselineSettings settings) {
		this.settings = settings;
	}

	/**
	 * Returns the model of a group.
	 * @param group name of the group
	 * @return the model, with what its members have taught it
	 */
	public BaselineModel model(String group) {
		return this.models.get(group, (same) -> new BaselineModel(this.settings, new PeerGroup()));
	}

}
