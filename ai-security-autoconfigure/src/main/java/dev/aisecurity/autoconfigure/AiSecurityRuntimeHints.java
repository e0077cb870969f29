package dev.aisecurity.autoconfigure;

import dev.aisecurity.actuate.AiSecurityDescriptor;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.util.ClassUtils;

/**
 * What a native image has to keep: rules, and what the actuator writes.
 */
final class AiSecurityRuntimeHints implements RuntimeHintsRegistrar {

	private static final String ENDPOINT = "org.springframework.boot.actuate.endpoint.annotation.Endpoint";

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources()
			.registerPattern("dev/aisecurity/detect/injection/pack/*")
			.registerPattern("dev/aisecurity/detect/lexical/*")
			.registerPattern("dev/aisecurity/detect/disclosure/secret-formats.yml");
		if (ClassUtils.isPresent(ENDPOINT, classLoader)) {
			new BindingReflectionHintsRegistrar().registerReflectionHints(hints.reflection(),
					AiSecurityDescriptor.class);
		}
	}

}
