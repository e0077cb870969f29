package dev.aisecurity.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.aisecurity.annotation.OutputFormat;
import dev.aisecurity.decision.EnforcementModes;
import dev.aisecurity.detect.injection.RulePack;
import dev.aisecurity.endpoint.EndpointRegistry;
import dev.aisecurity.endpoint.GuardedResource;
import dev.aisecurity.policy.Policy;
import dev.aisecurity.policy.PolicyRepository;
import dev.aisecurity.policy.PolicySet;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Says in the log what is guarded, by which policies, in which mode, and what is not.
 */
final class StartupReport implements ApplicationListener<ApplicationReadyEvent> {

	private static final Log logger = LogFactory.getLog(StartupReport.class);

	private static final int SHOWN = 30;

	private final EndpointRegistry endpoints;

	private final EnforcementModes modes;

	private final PolicyRepository policies;

	private final @Nullable RulePack rules;

	private final AiSecurityProperties properties;

	private final UnguardedHandlers unguarded;

	StartupReport(EndpointRegistry endpoints, EnforcementModes modes, PolicyRepository policies,
			@Nullable RulePack rules, AiSecurityProperties properties, UnguardedHandlers unguarded) {
		this.endpoints = endpoints;
		this.modes = modes;
		this.policies = policies;
		this.rules = rules;
		this.properties = properties;
		this.unguarded = unguarded;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		logger.info(String.join(System.lineSeparator() + "  ", lines()));
	}

	List<String> lines() {
		PolicySet set = this.policies.current();
		List<GuardedResource> resources = this.endpoints.all();
		List<String> lines = new ArrayList<>();
		lines.add("AI security: mode %s, %d guarded, policies %s, %s".formatted(word(this.modes.current().mode()),
				resources.size(), set.version(), (this.rules != null)
						? "rules %s (%d)".formatted(this.rules.version(), this.rules.rules().size()) : "no rules"));
		for (GuardedResource resource : resources) {
			lines.add(line(resource, set));
			resource.openings().forEach((opening) -> lines.add("  not inspected: " + opening));
		}
		List<String> others = this.unguarded.find();
		if (!others.isEmpty()) {
			lines.add("not guarded: " + String.join(", ", others.subList(0, Math.min(SHOWN, others.size())))
					+ ((others.size() > SHOWN) ? " and %d more".formatted(others.size() - SHOWN) : ""));
		}
		set.exclusions()
			.forEach((exclusion) -> lines.add("exclusion of %s%s: %s".formatted(exclusion.rule(),
					(exclusion.expires() != null) ? " until " + exclusion.expires() : "", exclusion.reason())));
		return lines;
	}

	private String line(GuardedResource resource, PolicySet set) {
		List<String> applied = new ArrayList<>();
		for (Policy policy : set.policies()) {
			boolean named = resource.endpoint().policies().contains(policy.id()) || isConfigured(resource, policy);
			if ((!policy.appliesToNamedOnly() && !policy.id().startsWith("default-")) || named) {
				applied.add(policy.id());
			}
		}
		OutputFormat output = resource.endpoint().output();
		return "%s: %s, %s, %s%s".formatted(resource.endpoint().id(), resource.declaration(),
				word(this.modes.of(resource.endpoint().id())),
				(output != OutputFormat.AUTO) ? "output " + word(output) + ", " : "",
				applied.isEmpty() ? "default policy" : "default policy and " + String.join(", ", applied));
	}

	private boolean isConfigured(GuardedResource resource, Policy policy) {
		EndpointProperties settings = this.properties.endpoints().get(resource.endpoint().id().value());
		return settings != null && settings.policies().contains(policy.id());
	}

	private static String word(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
