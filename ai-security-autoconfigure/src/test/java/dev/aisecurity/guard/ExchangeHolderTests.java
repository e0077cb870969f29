package dev.aisecurity.guard;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.aisecurity.decision.DecisionPointFixture;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExchangeHolder}.
 */
class ExchangeHolderTests {

	private final InteractionGuard guard = new InteractionGuard(DecisionPointFixture.decisionPoint().build(),
			List.of());

	@AfterEach
	void tearDown() {
		ExchangeHolder.set(null);
	}

	private Exchange exchange(String endpoint) {
		return this.guard.open(Endpoint.of(endpoint), Subject.ANONYMOUS, null, RequestHeaders.NONE);
	}

	@Test
	void whenSetThenReturnsWhatWasThereBefore() {
		Exchange outer = exchange("outer");
		Exchange inner = exchange("inner");
		assertThat(ExchangeHolder.current()).isNull();
		assertThat(ExchangeHolder.set(outer)).isNull();
		assertThat(ExchangeHolder.set(inner)).isSameAs(outer);
		assertThat(ExchangeHolder.current()).isSameAs(inner);
		assertThat(ExchangeHolder.set(outer)).isSameAs(inner);
		assertThat(ExchangeHolder.set(null)).isSameAs(outer);
		assertThat(ExchangeHolder.current()).isNull();
	}

	@Test
	void whenExchangeHasEndedThenThereIsNone() {
		Exchange exchange = exchange("chat");
		ExchangeHolder.set(exchange);
		exchange.close();
		assertThat(ExchangeHolder.current()).isNull();
	}

	@Test
	void whenOnAnotherThreadThenThereIsNone() {
		ExchangeHolder.set(exchange("chat"));
		assertThat(CompletableFuture.supplyAsync(ExchangeHolder::current)).succeedsWithin(Duration.ofSeconds(10))
			.isNull();
	}

}
