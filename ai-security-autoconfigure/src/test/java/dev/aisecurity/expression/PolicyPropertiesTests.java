package dev.aisecurity.expression;

import java.io.IOException;
import java.time.Clock;
import java.util.List;

import dev.aisecurity.policy.ExclusionDefinition;
import dev.aisecurity.policy.PolicyDefinition;
import dev.aisecurity.policy.PolicyDocument;
import dev.aisecurity.policy.PolicyFactory;
import dev.aisecurity.policy.PolicySet;
import dev.aisecurity.policy.PolicySource;
import dev.aisecurity.policy.PolicyValidator;
import dev.aisecurity.policy.ReloadablePolicyRepository;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that configuration properties say the same as a policy file.
 */
class PolicyPropertiesTests {

	@ParameterizedTest
	@ValueSource(strings = { "first-policies.yml", "identity.yml", "context.yml", "expression.yml", "rollout.yml",
			"exclusions.yml" })
	void whenFileIsUsedAsConfigurationPropertiesThenPoliciesAreTheSame(String example) throws IOException {
		ClassPathResource file = new ClassPathResource("dev/aisecurity/policy/" + example);
		StandardEnvironment environment = new StandardEnvironment();
		new YamlPropertySourceLoader().load("policies", file).forEach(environment.getPropertySources()::addLast);
		Binder binder = Binder.get(environment);
		PolicyDocument properties = PolicyDocument.ofProperties("ai.security",
				binder.bind("policies", Bindable.listOf(PolicyDefinition.class)).orElse(List.of()),
				binder.bind("exclusions", Bindable.listOf(ExclusionDefinition.class)).orElse(List.of()));
		PolicySet bound = read(properties, null);
		assertThat(bound.policies().size() + bound.exclusions().size()).isPositive();
		assertThat(bound.version()).isEqualTo(read(PolicyDocument.EMPTY, PolicySource.of(file.getURL())).version());
	}

	private static PolicySet read(PolicyDocument properties, @Nullable PolicySource source) {
		return new ReloadablePolicyRepository(List.of(), properties, source,
				new PolicyFactory(SpelPolicyCondition::new), PolicyValidator.NONE, Clock.systemUTC())
			.current();
	}

}
