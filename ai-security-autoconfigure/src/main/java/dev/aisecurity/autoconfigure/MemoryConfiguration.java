package dev.aisecurity.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.time.Clock;

import dev.aisecurity.baseline.BaselineRepository;
import dev.aisecurity.baseline.BaselineSettings;
import dev.aisecurity.baseline.InMemoryBaselineRepository;
import dev.aisecurity.baseline.PeerGroups;
import dev.aisecurity.decision.RiskAggregator;
import dev.aisecurity.guard.Memory;
import dev.aisecurity.session.InMemorySessionRepository;
import dev.aisecurity.session.SessionKeys;
import dev.aisecurity.session.SessionRepository;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What is remembered from request to request.
 */
@Configuration(proxyBeanMethods = false)
class MemoryConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SessionKeys aiSecuritySessionKeys(AiSecurityProperties properties) {
		String secret = properties.sessions().secret();
		return (secret != null) ? new SessionKeys(secret.getBytes(StandardCharsets.UTF_8)) : SessionKeys.random();
	}

	@Bean
	@ConditionalOnMissingBean
	SessionRepository aiSecuritySessionRepository(AiSecurityProperties properties) {
		SessionProperties sessions = properties.sessions();
		return sessions.enabled()
				? new InMemorySessionRepository(sessions.toSettings(), sessions.maximum(), sessions.idle())
				: SessionRepository.NONE;
	}

	@Bean
	@ConditionalOnMissingBean
	BaselineRepository aiSecurityBaselineRepository(AiSecurityProperties properties) {
		BaselineProperties baseline = properties.baseline();
		return baseline.enabled() ? new InMemoryBaselineRepository(baseline.maximum(), baseline.idle())
				: BaselineRepository.NONE;
	}

	@Bean
	@ConditionalOnMissingBean
	Memory aiSecurityMemory(AiSecurityProperties properties, SessionKeys keys, SessionRepository sessions,
			BaselineRepository baselines, RiskAggregator aggregator) {
		BaselineSettings defaults = BaselineSettings.DEFAULT;
		BaselineSettings settings = new BaselineSettings(defaults.shift(), defaults.threshold(), defaults.point(),
				defaults.gap(), defaults.signs(), properties.baseline().freeze());
		return new Memory(keys, sessions, properties.sessions().toSettings(), baselines, new PeerGroups(settings),
				aggregator, EndpointSettingsReader.read(properties), Clock.systemUTC());
	}

}
