package dev.aisecurity.answer;

import dev.aisecurity.autoconfigure.AiSecurityAutoConfiguration;
import dev.aisecurity.autoconfigure.AiSecurityMethodAutoConfiguration;
import dev.aisecurity.autoconfigure.AiSecurityStartupAutoConfiguration;
import dev.aisecurity.autoconfigure.AiSecurityWebAutoConfiguration;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * An application whose handlers answer in every way there is, guarded by nothing but the
 * auto-configuration.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
		WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class,
		ErrorMvcAutoConfiguration.class, MultipartAutoConfiguration.class, HttpEncodingAutoConfiguration.class,
		TaskExecutionAutoConfiguration.class, AopAutoConfiguration.class, AiSecurityAutoConfiguration.class,
		AiSecurityMethodAutoConfiguration.class, AiSecurityWebAutoConfiguration.class,
		AiSecurityStartupAutoConfiguration.class })
@Import({ MatrixHandlers.class, AroundHandlers.class, HeaderHandlers.class, ProxiedHandlers.class, StreamHandlers.class,
		LeakDetector.class, StreamLog.class })
class AnswerApplication {

	@Bean
	FilterRegistrationBean<ShallowEtagHeaderFilter> tags() {
		FilterRegistrationBean<ShallowEtagHeaderFilter> tags = new FilterRegistrationBean<>(
				new ShallowEtagHeaderFilter());
		tags.addUrlPatterns("/headers/tagged");
		return tags;
	}

}
