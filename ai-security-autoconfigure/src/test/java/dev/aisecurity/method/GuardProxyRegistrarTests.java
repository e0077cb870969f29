package dev.aisecurity.method;

import org.junit.jupiter.api.Test;

import org.springframework.aop.config.AopConfigUtils;
import org.springframework.aop.framework.autoproxy.AbstractAdvisorAutoProxyCreator;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GuardProxyRegistrar}.
 */
class GuardProxyRegistrarTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(Proxies.class);

	@Test
	void whenNothingElseAsksForProxiesThenTheyAreCreatedForClasses() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasBean(AopConfigUtils.AUTO_PROXY_CREATOR_BEAN_NAME);
			assertThat(context.getBean(AbstractAdvisorAutoProxyCreator.class).isProxyTargetClass()).isTrue();
		});
	}

	@Test
	void whenInterfacesArePreferredThenThatIsRespected() {
		this.contextRunner.withPropertyValues("spring.aop.proxy-target-class=false")
			.run((context) -> assertThat(context.getBean(AbstractAdvisorAutoProxyCreator.class).isProxyTargetClass())
				.isFalse());
	}

	@Test
	void whenBootCreatesProxiesThenThereIsOneCreator() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class))
			.run((context) -> assertThat(context).hasSingleBean(AbstractAdvisorAutoProxyCreator.class));
	}

	@Test
	void whenBootIsToldNotToCreateProxiesThenTheyAreCreatedAllTheSame() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class))
			.withPropertyValues("spring.aop.auto=false")
			.run((context) -> assertThat(context).hasSingleBean(AbstractAdvisorAutoProxyCreator.class));
	}

	@Configuration(proxyBeanMethods = false)
	@Import(GuardProxyRegistrar.class)
	static class Proxies {

	}

}
