package dev.aisecurity.e2e;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.guard.ExchangeHolder;
import dev.aisecurity.guard.InteractionBlockedException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * EV-15: what does not come as a request (frames, messages, jobs) is inspected where it
 * enters a guarded bean.
 */
@Import(NonHttpTests.Frames.class)
class NonHttpTests extends HttpTestBase {

	@Autowired
	FrameListener listener;

	@Test
	void whenFrameHoldsAttackThenListenerDoesNotRun() {
		assertThatExceptionOfType(InteractionBlockedException.class).isThrownBy(() -> this.listener.onFrame(FORBIDDEN))
			.withMessageNotContaining("forbidden");
		assertThat(this.ledger.handled()).isEmpty();
		assertThat(ExchangeHolder.set(null)).isNull();
	}

	@Test
	void whenFrameIsHarmlessThenListenerRuns() {
		assertThat(this.listener.onFrame(HARMLESS)).isEqualTo(HARMLESS);
		assertThat(this.ledger.inspectedTexts()).containsExactly(HARMLESS);
	}

	static class FrameListener {

		private final Ledger ledger;

		FrameListener(Ledger ledger) {
			this.ledger = ledger;
		}

		@LlmEndpoint("frames")
		String onFrame(String frame) {
			return this.ledger.handle(frame);
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Frames {

		@Bean
		FrameListener frameListener(Ledger ledger) {
			return new FrameListener(ledger);
		}

	}

}
