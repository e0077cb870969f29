package dev.aisecurity.autoconfigure;

import java.util.List;
import java.util.Set;

import dev.aisecurity.policy.EnforcementMode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of one endpoint: one that is annotated, or, with paths, one that cannot be.
 *
 * @param paths Path patterns that make requests belong to this endpoint, for functional
 * routes and controllers that cannot be annotated.
 * @param methods HTTP methods that belong to this endpoint; all if none is named.
 * @param headers Names of request headers that carry prompt text there.
 * @param policies Names of policies that apply here because the endpoint asks for them.
 * @param mode What becomes of verdicts here.
 * @param level Detection level here, 1 to 4.
 * @param enforcementLevel Enforcement level here, 1 to the detection level.
 * @param output How answers are handled here.
 */
public record EndpointProperties(@DefaultValue List<String> paths, @DefaultValue Set<String> methods,
		@DefaultValue Set<String> headers, @DefaultValue Set<String> policies, @Nullable EnforcementMode mode,
		@Nullable Integer level, @Nullable Integer enforcementLevel, @Nullable EndpointOutputProperties output) {

}
