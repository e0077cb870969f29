package dev.aisecurity.autoconfigure;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.aisecurity.annotation.OutputFormat;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.endpoint.EndpointRegistry;
import dev.aisecurity.endpoint.GuardedResource;
import dev.aisecurity.output.body.HtmlSanitizing;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Policy;
import dev.aisecurity.policy.PolicyRepository;
import dev.aisecurity.policy.ReloadablePolicyRepository;
import dev.aisecurity.policy.Verdict;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Stops the start-up when configuration names what does not exist, or leaves a hole.
 */
final class StartupCheck implements SmartInitializingSingleton {

	private static final String SECURITY_ORDER = "spring.security.filter.order";

	private static final int INSPECTION_ORDER = -90;

	private final AiSecurityProperties properties;

	private final EndpointRegistry endpoints;

	private final PolicyRepository policies;

	private final Supplier<List<Detector>> detectors;

	private final Environment environment;

	StartupCheck(AiSecurityProperties properties, EndpointRegistry endpoints, PolicyRepository policies,
			Supplier<List<Detector>> detectors, Environment environment) {
		this.properties = properties;
		this.endpoints = endpoints;
		this.policies = policies;
		this.detectors = detectors;
		this.environment = environment;
	}

	@Override
	public void afterSingletonsInstantiated() {
		checkDetectors();
		checkEndpoints();
		checkNamedPolicies();
		checkHtml();
		if (this.policies instanceof ReloadablePolicyRepository reloadable) {
			reloadable.validate();
		}
		checkThatSomethingIsRefused();
		checkOrder();
	}

	private void checkDetectors() {
		Set<String> known = new TreeSet<>(DetectorConfiguration.BUILT_IN);
		this.detectors.get().forEach((detector) -> known.add(detector.id()));
		this.properties.detectors().keySet().forEach((id) -> {
			if (!known.contains(id)) {
				throw new UnknownNameException("detector", id, AiSecurityProperties.PREFIX + ".detectors", known);
			}
		});
	}

	private void checkEndpoints() {
		Set<String> known = this.endpoints.all()
			.stream()
			.map((resource) -> resource.endpoint().id().value())
			.collect(Collectors.toCollection(TreeSet::new));
		this.properties.endpoints().keySet().forEach((id) -> {
			if (!known.contains(id)) {
				throw new UnknownNameException("endpoint", id, AiSecurityProperties.PREFIX + ".endpoints", known);
			}
		});
	}

	private void checkNamedPolicies() {
		Set<String> known = this.policies.current()
			.policies()
			.stream()
			.map(Policy::id)
			.collect(Collectors.toCollection(TreeSet::new));
		for (GuardedResource resource : this.endpoints.all()) {
			checkNamedPolicies(resource.endpoint().policies(), resource.declaration(), known);
		}
		this.properties.endpoints()
			.forEach((id, settings) -> checkNamedPolicies(settings.policies(),
					AiSecurityProperties.PREFIX + ".endpoints." + id + ".policies", known));
	}

	private static void checkNamedPolicies(Set<String> names, String place, Set<String> known) {
		for (String name : names) {
			if (!known.contains(name)) {
				throw new UnknownNameException("policy", name, place, known);
			}
		}
	}

	private void checkHtml() {
		for (GuardedResource resource : this.endpoints.all()) {
			if (resource.endpoint().output() == OutputFormat.HTML
					&& !HtmlSanitizing.isAvailable(ClassUtils.getDefaultClassLoader())) {
				throw new UnsafeConfigurationException(
						"The endpoint '%s' declares that it answers HTML, but there is nothing to make that harmless."
							.formatted(resource.endpoint().id().value()),
						"Add the dependency com.googlecode.owasp-java-html-sanitizer:owasp-java-html-sanitizer, or let "
								+ "the endpoint declare another format.");
			}
		}
	}

	private void checkThatSomethingIsRefused() {
		boolean anythingElse = this.policies.current()
			.policies()
			.stream()
			.anyMatch((policy) -> policy.mode() == EnforcementMode.ENFORCE && !policy.id().startsWith("default-"));
		if (this.properties.mode() == EnforcementMode.ENFORCE
				&& this.properties.defaultPolicy().highRisk() == Verdict.ALLOW && !anythingElse) {
			throw new UnsafeConfigurationException(
					"ai.security.mode is 'enforce', but ai.security.default-policy.high-risk is 'allow' and no other "
							+ "policy is enforced: attacks would be let through while the guard claims to enforce.",
					"Set ai.security.mode to 'observe' if this is what you want, or declare a policy of your own.");
		}
	}

	private void checkOrder() {
		Integer order = this.environment.getProperty(SECURITY_ORDER, Integer.class);
		if (order != null && order >= INSPECTION_ORDER) {
			throw new UnsafeConfigurationException(
					"%s is %d, so requests would be inspected before Spring Security knows who is asking."
						.formatted(SECURITY_ORDER, order),
					"Set %s below %d, or remove it: the default is -100.".formatted(SECURITY_ORDER, INSPECTION_ORDER));
		}
	}

}
