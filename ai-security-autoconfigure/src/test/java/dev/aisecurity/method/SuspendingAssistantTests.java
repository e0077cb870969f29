package dev.aisecurity.method;

import java.lang.reflect.Method;

import kotlin.coroutines.Continuation;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.core.CoroutinesUtils;
import org.springframework.core.KotlinDetector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SuspendingAssistant}, a fixture.
 */
class SuspendingAssistantTests {

	@Test
	void replyWhenInvokedThenPublishesEcho() throws Exception {
		Method method = SuspendingAssistant.class.getMethod("reply", String.class, Continuation.class);
		assertThat(KotlinDetector.isSuspendingFunction(method)).isTrue();
		Object result = CoroutinesUtils.invokeSuspendingFunction(method, new SuspendingAssistant(), "hello", null);
		assertThat(((Mono<?>) result).block()).isEqualTo("echo hello");
	}

}
