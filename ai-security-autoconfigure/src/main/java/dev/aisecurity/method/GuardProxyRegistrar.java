package dev.aisecurity.method;

import org.springframework.aop.config.AopConfigUtils;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Makes sure that the container creates proxies, also where nothing else asks for them.
 * They stand in for classes unless {@code spring.aop.proxy-target-class} is false.
 */
public final class GuardProxyRegistrar implements ImportBeanDefinitionRegistrar {

	private final Environment environment;

	/**
	 * Creates a registrar.
	 * @param environment holds the properties
	 */
	public GuardProxyRegistrar(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		AopConfigUtils.registerAutoProxyCreatorIfNecessary(registry);
		if (this.environment.getProperty("spring.aop.proxy-target-class", Boolean.class, true)) {
			AopConfigUtils.forceAutoProxyCreatorToUseClassProxying(registry);
		}
	}

}
