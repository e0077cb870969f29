package dev.aisecurity.answer;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * It does not matter which kind of proxy stands before a controller.
 */
class ProxyKindTests {

	abstract static class Proxied extends AnswerTestBase {

		@Autowired
		ProxiedApi controller;

		@Test
		void whenHandlerIsProxiedThenAnswerIsGuarded() {
			assertThat(get("/proxied/text").body()).startsWith(HostileText.GUARDED.substring(0, 40))
				.contains(HostileText.PLACEHOLDER)
				.doesNotContain(HostileText.SECRET);
			assertThat(get("/proxied/pieces").body()).contains(HostileText.PLACEHOLDER)
				.doesNotContain(HostileText.SECRET);
		}

	}

	@Nested
	@TestPropertySource(properties = "spring.aop.proxy-target-class=false")
	class OfInterface extends Proxied {

		@Test
		void proxyIsOfTheJdk() {
			assertThat(AopUtils.isJdkDynamicProxy(this.controller)).isTrue();
		}

	}

	@Nested
	@TestPropertySource(properties = "spring.aop.proxy-target-class=true")
	class OfClass extends Proxied {

		@Test
		void proxyIsASubclass() {
			assertThat(AopUtils.isCglibProxy(this.controller)).isTrue();
		}

	}

}
