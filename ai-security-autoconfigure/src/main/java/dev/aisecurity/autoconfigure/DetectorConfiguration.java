package dev.aisecurity.autoconfigure;

import java.security.SecureRandom;
import java.util.Set;

import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.consumption.ConsumptionDetector;
import dev.aisecurity.detect.consumption.ConsumptionLimits;
import dev.aisecurity.detect.disclosure.PersonalDataDetector;
import dev.aisecurity.detect.disclosure.SecretDetector;
import dev.aisecurity.detect.egress.UrlEgressDetector;
import dev.aisecurity.detect.injection.RuleDetector;
import dev.aisecurity.detect.injection.RulePack;
import dev.aisecurity.detect.leakage.Canaries;
import dev.aisecurity.detect.leakage.CanaryDetector;
import dev.aisecurity.detect.leakage.SystemPromptDetector;
import dev.aisecurity.detect.leakage.SystemPrompts;
import dev.aisecurity.detect.lexical.LexicalDetector;
import dev.aisecurity.detect.lexical.LexicalModel;
import dev.aisecurity.detect.obfuscation.ObfuscationDetector;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The built-in detectors.
 */
@Configuration(proxyBeanMethods = false)
class DetectorConfiguration {

	static final Set<String> BUILT_IN = Set.of("injection", "lexical", "obfuscation", "secrets", "personal-data",
			"consumption", "canaries", "system-prompts", "url-egress");

	static boolean isBuiltIn(Detector detector) {
		return BUILT_IN.contains(detector.id());
	}

	@Bean
	@ConditionalOnMissingBean
	RulePack aiSecurityRulePack(AiSecurityProperties properties) {
		return RulePackLoader.load(properties.rules().locations());
	}

	@Bean
	@ConditionalOnMissingBean
	KnownRules aiSecurityKnownRules(ObjectProvider<Detector> detectors) {
		return new KnownRules(detectors);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "ai.security.detectors.injection.enabled", matchIfMissing = true)
	RuleDetector aiSecurityRuleDetector(RulePack pack, AiSecurityProperties properties) {
		for (String rule : properties.rules().disabled()) {
			if (!pack.contains(rule)) {
				throw new UnknownNameException("rule", rule, AiSecurityProperties.PREFIX + ".rules.disabled",
						pack.ids());
			}
		}
		return new RuleDetector(pack, properties.rules().disabled());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "ai.security.detectors.lexical.enabled", matchIfMissing = true)
	LexicalDetector aiSecurityLexicalDetector() {
		return new LexicalDetector(LexicalModel.builtIn());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "ai.security.detectors.obfuscation.enabled", matchIfMissing = true)
	ObfuscationDetector aiSecurityObfuscationDetector() {
		return new ObfuscationDetector();
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "ai.security.detectors.secrets.enabled", matchIfMissing = true)
	SecretDetector aiSecuritySecretDetector() {
		return new SecretDetector();
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "ai.security.detectors.personal-data.enabled", matchIfMissing = true)
	PersonalDataDetector aiSecurityPersonalDataDetector() {
		return new PersonalDataDetector();
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "ai.security.detectors.url-egress.enabled", matchIfMissing = true)
	UrlEgressDetector aiSecurityUrlEgressDetector(AiSecurityProperties properties) {
		return new UrlEgressDetector(UrlEgressSettingsReader.read(properties));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "ai.security.detectors.consumption.enabled", matchIfMissing = true)
	ConsumptionDetector aiSecurityConsumptionDetector(AiSecurityProperties properties) {
		AiSecurityProperties.Limits limits = properties.limits();
		return new ConsumptionDetector(
				new ConsumptionLimits(limits.characters(), limits.tokens(), limits.turns(), limits.leaves()));
	}

	@Bean
	@ConditionalOnMissingBean
	Canaries aiSecurityCanaries(AiSecurityProperties properties) {
		return new Canaries(properties.output().leakage().canaries(), new SecureRandom(), System::nanoTime);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "ai.security.detectors.canaries.enabled", matchIfMissing = true)
	CanaryDetector aiSecurityCanaryDetector(Canaries canaries) {
		return new CanaryDetector(canaries);
	}

	@Bean
	@ConditionalOnMissingBean
	SystemPrompts aiSecuritySystemPrompts(AiSecurityProperties properties) {
		return SystemPromptLoader.load(properties.output().leakage());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "ai.security.detectors.system-prompts.enabled", matchIfMissing = true)
	SystemPromptDetector aiSecuritySystemPromptDetector(SystemPrompts prompts) {
		return new SystemPromptDetector(prompts);
	}

}
