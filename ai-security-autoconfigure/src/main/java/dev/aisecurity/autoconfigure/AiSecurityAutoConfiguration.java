package dev.aisecurity.autoconfigure;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.aisecurity.autoconfigure.AiSecurityProperties.DetectorSettings;
import dev.aisecurity.decision.DefaultPolicyDecisionPoint;
import dev.aisecurity.decision.EnforcementModes;
import dev.aisecurity.decision.NoisyOrRiskAggregator;
import dev.aisecurity.decision.PolicyDecisionPoint;
import dev.aisecurity.decision.RiskAggregator;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.injection.RulePack;
import dev.aisecurity.endpoint.EndpointRegistry;
import dev.aisecurity.endpoint.EndpointResolver;
import dev.aisecurity.guard.DecisionCounters;
import dev.aisecurity.guard.DecisionListener;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.guard.Memory;
import dev.aisecurity.guard.RecentDecisions;
import dev.aisecurity.guard.RefusalLog;
import dev.aisecurity.guard.Revocations;
import dev.aisecurity.guard.SubjectResolver;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.normalize.DefaultNormalizer;
import dev.aisecurity.normalize.Normalizer;
import dev.aisecurity.normalize.Transformation;
import dev.aisecurity.normalize.Vocabulary;
import dev.aisecurity.output.OutputEncoder;
import dev.aisecurity.output.OutputSettings;
import dev.aisecurity.output.body.BodyLimits;
import dev.aisecurity.output.body.BodyRewriters;
import dev.aisecurity.output.body.DeltaShape;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.PolicyRepository;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The engine: everything from a text to a decision.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "ai.security.enabled", matchIfMissing = true)
@EnableConfigurationProperties(AiSecurityProperties.class)
@Import({ DetectorConfiguration.class, PolicyConfiguration.class, MemoryConfiguration.class })
public final class AiSecurityAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	EndpointResolver aiSecurityEndpointResolver(AiSecurityProperties properties) {
		return new EndpointResolver(EndpointSettingsReader.formats(properties.endpoints()));
	}

	@Bean
	@ConditionalOnMissingBean
	EndpointRegistry aiSecurityEndpointRegistry() {
		return new EndpointRegistry();
	}

	@Bean
	@ConditionalOnMissingBean(Normalizer.class)
	DefaultNormalizer aiSecurityNormalizer(ObjectProvider<Transformation> transformations,
			ObjectProvider<RulePack> rules) {
		RulePack pack = rules.getIfUnique();
		Vocabulary vocabulary = (pack != null) ? Vocabulary.of(pack.words()) : Vocabulary.EMPTY;
		List<Transformation> steps = new ArrayList<>(DefaultNormalizer.builtIns(vocabulary));
		steps.addAll(transformations.orderedStream().toList());
		return new DefaultNormalizer(steps);
	}

	@Bean
	@ConditionalOnMissingBean(RiskAggregator.class)
	NoisyOrRiskAggregator aiSecurityRiskAggregator(AiSecurityProperties properties) {
		Map<String, Double> weights = new HashMap<>();
		properties.detectors().forEach((id, settings) -> weights.put(id, settings.weight()));
		return new NoisyOrRiskAggregator(weights);
	}

	@Bean
	@ConditionalOnMissingBean
	EnforcementModes aiSecurityEnforcementModes(AiSecurityProperties properties) {
		Map<EndpointId, EnforcementMode> modes = new HashMap<>();
		properties.endpoints().forEach((id, settings) -> {
			if (settings.mode() != null) {
				modes.put(EndpointSettingsReader.id(id), settings.mode());
			}
		});
		return new EnforcementModes(properties.mode(), modes);
	}

	@Bean
	@ConditionalOnMissingBean(PolicyDecisionPoint.class)
	DefaultPolicyDecisionPoint aiSecurityPolicyDecisionPoint(AiSecurityProperties properties, Normalizer normalizer,
			ObjectProvider<Detector> detectors, RiskAggregator aggregator, PolicyRepository policies,
			EnforcementModes modes, ObjectProvider<Instrumentation> instrumentations) {
		Instrumentation instrumentation = Instrumentation.of(instrumentations);
		List<Detector> sensors = enabled(detectors, properties).stream().map(instrumentation::instrument).toList();
		return new DefaultPolicyDecisionPoint(instrumentation.instrument(normalizer), sensors, aggregator, policies,
				modes, EndpointSettingsReader.read(properties), Clock.systemUTC(), System::nanoTime, new IncidentIds());
	}

	static List<Detector> enabled(ObjectProvider<Detector> detectors, AiSecurityProperties properties) {
		return detectors.orderedStream().filter((detector) -> {
			DetectorSettings settings = properties.detectors().get(detector.id());
			return settings == null || settings.enabled();
		}).toList();
	}

	@Bean
	WarmUp aiSecurityWarmUp(AiSecurityProperties properties, Normalizer normalizer,
			ObjectProvider<Detector> detectors) {
		return new WarmUp(normalizer,
				enabled(detectors, properties).stream().filter(DetectorConfiguration::isBuiltIn).toList());
	}

	@Bean
	@ConditionalOnMissingBean
	OutputSettings aiSecurityOutputSettings(AiSecurityProperties properties) {
		return OutputSettingsReader.read(properties);
	}

	@Bean
	@ConditionalOnMissingBean
	BodyRewriters aiSecurityBodyRewriters(ObjectProvider<DeltaShape> shapes, ObjectProvider<BodyLimits> limits) {
		return new BodyRewriters(shapes.orderedStream().toList(), limits.getIfAvailable(() -> BodyLimits.DEFAULT));
	}

	@Bean
	@ConditionalOnMissingBean
	OutputEncoder aiSecurityOutputEncoder() {
		return new OutputEncoder();
	}

	@Bean
	@ConditionalOnMissingBean
	RecentDecisions aiSecurityRecentDecisions(AiSecurityProperties properties) {
		return new RecentDecisions(properties.decisions().recent());
	}

	@Bean
	@ConditionalOnMissingBean
	DecisionCounters aiSecurityDecisionCounters() {
		return new DecisionCounters();
	}

	@Bean
	@ConditionalOnMissingBean
	RefusalLog aiSecurityRefusalLog() {
		return new RefusalLog();
	}

	@Bean
	@ConditionalOnMissingBean
	Revocations aiSecurityRevocations() {
		return new Revocations();
	}

	@Bean
	@ConditionalOnMissingBean
	SubjectResolver aiSecuritySubjectResolver() {
		return SubjectResolver.PRINCIPAL;
	}

	@Bean
	@ConditionalOnMissingBean
	InteractionGuard aiSecurityInteractionGuard(AiSecurityProperties properties, PolicyDecisionPoint decisionPoint,
			ObjectProvider<DecisionListener> listeners, Revocations revocations, OutputSettings answers, Memory memory,
			ObjectProvider<Instrumentation> instrumentations) {
		return new InteractionGuard(Instrumentation.of(instrumentations).instrument(decisionPoint),
				listeners.orderedStream().toList(), revocations, properties.redaction().reversible(), answers, memory);
	}

}
