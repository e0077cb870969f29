package dev.aisecurity.endpoint;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.aisecurity.interaction.EndpointId;

/**
 * All guarded resources that were seen at start-up. Thread-safe.
 */
public final class EndpointRegistry {

	private final Map<String, GuardedResource> resources = new ConcurrentHashMap<>();

	/**
	 * Adds a resource; one with the same declaration is replaced.
	 * @param resource the resource
	 */
	public void add(GuardedResource resource) {
		this.resources.put(resource.declaration(), resource);
	}

	/**
	 * Returns all resources.
	 * @return the resources, sorted by id and declaration
	 */
	public List<GuardedResource> all() {
		Collection<GuardedResource> values = this.resources.values();
		return values.stream()
			.sorted(Comparator.comparing((GuardedResource resource) -> resource.endpoint().id())
				.thenComparing(GuardedResource::declaration))
			.toList();
	}

	/**
	 * Returns whether an endpoint is known.
	 * @param id its id
	 * @return whether a resource has that id
	 */
	public boolean contains(EndpointId id) {
		return this.resources.values().stream().anyMatch((resource) -> resource.endpoint().id().equals(id));
	}

}
