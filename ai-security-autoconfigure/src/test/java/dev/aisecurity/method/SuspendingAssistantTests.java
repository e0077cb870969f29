package dev.aisecurity.method;

import java.lang.reflect.Method;

import dev.aisecurity.guard.ExchangeHolder;
import dev.aisecurity.guard.InteractionBlockedException;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.CoroutinesUtils;
import org.springframework.core.KotlinDetector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for guarded functions of Kotlin that suspend.
 */
class SuspendingAssistantTests {

	private AnnotationConfigApplicationContext context;

	private SuspendingAssistant assistant;

	private RecordingDecisionPoint recorded;

	@BeforeEach
	void start() {
		this.context = new AnnotationConfigApplicationContext(DeskConfiguration.class, SuspendingAssistant.class);
		this.assistant = this.context.getBean(SuspendingAssistant.class);
		this.recorded = this.context.getBean(RecordingDecisionPoint.class);
	}

	@AfterEach
	void stop() {
		this.context.close();
	}

	@Test
	void whenCalledFromCoroutineThenItReturns() throws Exception {
		assertThat(call("hello")).isEqualTo("echo hello");
		assertThat(this.recorded.texts()).containsExactly("hello");
		assertThat(ExchangeHolder.current()).isNull();
	}

	@Test
	void whenForbiddenThenBodyIsNeverReached() {
		assertThatExceptionOfType(InteractionBlockedException.class).isThrownBy(() -> call("forbidden"));
		assertThat(this.assistant.seen()).isEmpty();
	}

	@Test
	void whenToBeRedactedThenBodySeesItRedacted() throws Exception {
		assertThat(call("a secret")).isEqualTo("echo a [X]");
	}

	@Test
	void whenCalledAsHandlerThenItIsGuarded() throws Exception {
		Method method = SuspendingAssistant.class.getMethod("reply", String.class, Continuation.class);
		assertThat(KotlinDetector.isSuspendingFunction(method)).isTrue();
		Object result = CoroutinesUtils.invokeSuspendingFunction(method, this.assistant, "hello", null);
		assertThat(((Mono<?>) result).block()).isEqualTo("echo hello");
		Object refused = CoroutinesUtils.invokeSuspendingFunction(method, this.assistant, "forbidden", null);
		assertThatExceptionOfType(InteractionBlockedException.class).isThrownBy(() -> ((Mono<?>) refused).block());
		assertThat(this.assistant.seen()).containsExactly("hello");
	}

	private Object call(String prompt) throws InterruptedException {
		return BuildersKt.runBlocking(EmptyCoroutineContext.INSTANCE,
				(scope, continuation) -> this.assistant.reply(prompt, continuation));
	}

}
