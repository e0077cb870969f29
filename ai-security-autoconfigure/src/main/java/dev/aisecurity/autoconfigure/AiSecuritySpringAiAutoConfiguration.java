package dev.aisecurity.autoconfigure;

import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.springai.AssistantMessageAdapter;
import dev.aisecurity.springai.ChatClientResponseAdapter;
import dev.aisecurity.springai.ChatResponseAdapter;
import dev.aisecurity.springai.GenerationAdapter;

import org.springframework.ai.chat.client.ChatClientResponse;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the desk knows of the answers of Spring AI.
 */
@AutoConfiguration(after = AiSecurityAutoConfiguration.class)
@ConditionalOnClass(ChatResponse.class)
@ConditionalOnBean(InteractionGuard.class)
@ConditionalOnBooleanProperty(name = "ai.security.enabled", matchIfMissing = true)
public final class AiSecuritySpringAiAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ChatResponseAdapter aiSecurityChatResponseAdapter() {
		return new ChatResponseAdapter();
	}

	@Bean
	@ConditionalOnMissingBean
	GenerationAdapter aiSecurityGenerationAdapter() {
		return new GenerationAdapter();
	}

	@Bean
	@ConditionalOnMissingBean
	AssistantMessageAdapter aiSecurityAssistantMessageAdapter() {
		return new AssistantMessageAdapter();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ChatClientResponse.class)
	static class ChatClientConfiguration {

		@Bean
		@ConditionalOnMissingBean
		ChatClientResponseAdapter aiSecurityChatClientResponseAdapter() {
			return new ChatClientResponseAdapter();
		}

	}

}
