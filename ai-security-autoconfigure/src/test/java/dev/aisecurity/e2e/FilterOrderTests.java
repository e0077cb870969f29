package dev.aisecurity.e2e;

import dev.aisecurity.web.EdgeFilter;
import dev.aisecurity.web.LlmSecurityFilter;
import dev.aisecurity.web.UntrustedHeaderFilter;
import org.junit.jupiter.api.Test;

import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.servlet.filter.OrderedFormContentFilter;
import org.springframework.boot.servlet.filter.OrderedHiddenHttpMethodFilter;
import org.springframework.core.Ordered;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The filters stand where their reasons say.
 */
class FilterOrderTests {

	@Test
	void whenBaggageIsReadThenItIsClean() {
		assertThat(UntrustedHeaderFilter.ORDER).isLessThan(Ordered.HIGHEST_PRECEDENCE + 1);
	}

	@Test
	void whenSecurityRunsThenItIsBetweenEdgeAndDoor() {
		assertThat(EdgeFilter.ORDER).isLessThan(SecurityFilterProperties.DEFAULT_FILTER_ORDER);
		assertThat(LlmSecurityFilter.ORDER).isGreaterThan(SecurityFilterProperties.DEFAULT_FILTER_ORDER);
	}

	@Test
	void whenMethodAndFormAreRewrittenThenThatIsBeforeTheEdge() {
		assertThat(new OrderedHiddenHttpMethodFilter().getOrder()).isLessThan(EdgeFilter.ORDER);
		assertThat(new OrderedFormContentFilter().getOrder()).isLessThan(EdgeFilter.ORDER);
	}

}
