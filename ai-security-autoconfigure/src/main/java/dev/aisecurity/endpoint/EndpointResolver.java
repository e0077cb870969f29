package dev.aisecurity.endpoint;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.annotation.OutputFormat;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.EndpointId;
import org.jspecify.annotations.Nullable;

import org.springframework.core.BridgeMethodResolver;
import org.springframework.core.MethodClassKey;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Reads {@link LlmEndpoint @LlmEndpoint} from methods, their classes and interfaces, also
 * as a meta-annotation. The annotation on the method wins over that on the class. Answers
 * are cached; thread-safe.
 */
public final class EndpointResolver {

	private final Map<MethodClassKey, Optional<Endpoint>> cache = new ConcurrentHashMap<>();

	private final Map<EndpointId, OutputFormat> formats;

	/**
	 * Creates a resolver that goes by annotations alone.
	 */
	public EndpointResolver() {
		this(Map.of());
	}

	/**
	 * Creates a resolver.
	 * @param formats output formats of endpoints for which the annotation does not count
	 */
	public EndpointResolver(Map<EndpointId, OutputFormat> formats) {
		this.formats = Map.copyOf(formats);
	}

	/**
	 * Returns the endpoint that a method is.
	 * @param method the method, of the class itself, a super class or an interface
	 * @param targetClass the class of the bean, or {@code null} for the declaring class
	 * @return the endpoint, or {@code null} if the method is not guarded
	 * @throws InvalidEndpointException if the annotation has an invalid id
	 */
	public @Nullable Endpoint resolve(Method method, @Nullable Class<?> targetClass) {
		MethodClassKey key = new MethodClassKey(method, targetClass);
		Optional<Endpoint> known = this.cache.get(key);
		if (known == null) {
			known = Optional.ofNullable(read(method, targetClass));
			this.cache.put(key, known);
		}
		return known.orElse(null);
	}

	private @Nullable Endpoint read(Method method, @Nullable Class<?> targetClass) {
		if (ReflectionUtils.isObjectMethod(method) || (method.isSynthetic() && !method.isBridge())) {
			return null;
		}
		Class<?> userClass = ClassUtils.getUserClass((targetClass != null) ? targetClass : method.getDeclaringClass());
		Method specific = BridgeMethodResolver.findBridgedMethod(ClassUtils.getMostSpecificMethod(method, userClass));
		MergedAnnotation<LlmEndpoint> annotation = annotation(specific);
		if (!annotation.isPresent()) {
			annotation = annotation(method);
		}
		if (!annotation.isPresent()) {
			annotation = annotation(userClass);
		}
		if (!annotation.isPresent()) {
			annotation = annotation(method.getDeclaringClass());
		}
		return annotation.isPresent() ? endpoint(annotation, specific, userClass) : null;
	}

	private static MergedAnnotation<LlmEndpoint> annotation(AnnotatedElement element) {
		return MergedAnnotations.from(element, SearchStrategy.TYPE_HIERARCHY).get(LlmEndpoint.class);
	}

	private Endpoint endpoint(MergedAnnotation<LlmEndpoint> annotation, Method method, Class<?> userClass) {
		String id = annotation.getString("value");
		if (id.isEmpty()) {
			id = userClass.getSimpleName() + "." + method.getName();
		}
		if (!EndpointId.isValid(id)) {
			throw new InvalidEndpointException(userClass.getName() + "." + method.getName(), id);
		}
		EndpointId name = new EndpointId(id);
		OutputFormat configured = this.formats.get(name);
		return new Endpoint(name, Set.of(annotation.getStringArray("policy")),
				(configured != null) ? configured : annotation.getEnum("output", OutputFormat.class));
	}

}
