package dev.aisecurity.output;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpansTests {

	private final Spans spans = new Spans();

	@Test
	void whenPositionIsInsideASpanThenTheTextIsPartedBeforeIt() {
		this.spans.add(10, 20);
		assertThat(this.spans.limit(9)).isEqualTo(9);
		assertThat(this.spans.limit(10)).isEqualTo(10);
		assertThat(this.spans.limit(11)).isEqualTo(10);
		assertThat(this.spans.limit(19)).isEqualTo(10);
		assertThat(this.spans.limit(20)).isEqualTo(20);
	}

	@Test
	void whenSpansOverlapThenNoneIsParted() {
		this.spans.add(10, 20);
		this.spans.add(18, 30);
		this.spans.add(5, 11);
		this.spans.add(30, 40);
		assertThat(this.spans.limit(25)).isEqualTo(5);
		assertThat(this.spans.limit(30)).isEqualTo(30);
		assertThat(this.spans.limit(35)).isEqualTo(30);
	}

	@Test
	void whenSpanHasEndedThenItIsForgotten() {
		this.spans.add(10, 20);
		this.spans.add(15, 30);
		this.spans.forget(20);
		assertThat(this.spans.limit(17)).isEqualTo(15);
		this.spans.forget(30);
		assertThat(this.spans.limit(17)).isEqualTo(17);
	}

	@Test
	void whenThereAreTooManyThenTheFirstAreKept() {
		for (int i = 0; i < 1000; i++) {
			this.spans.add(10 * i, 10 * i + 5);
		}
		assertThat(this.spans.limit(3)).isZero();
		assertThat(this.spans.limit(633)).isEqualTo(630);
		assertThat(this.spans.limit(643)).isEqualTo(643);
	}

}
