package dev.aisecurity.web;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.aisecurity.endpoint.EndpointResolver;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.EndpointId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodClassKey;
import org.springframework.util.ClassUtils;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.mvc.Controller;

/**
 * Says which handlers are guarded by annotation. Thread-safe; answers are kept per
 * method.
 */
public final class GuardedHandlers {

	private static final Method HANDLER_FUNCTION = ClassUtils.getMethod(HandlerFunction.class, "handle",
			ServerRequest.class);

	private static final Method REQUEST_HANDLER = ClassUtils.getMethod(HttpRequestHandler.class, "handleRequest",
			HttpServletRequest.class, HttpServletResponse.class);

	private static final Method CONTROLLER = ClassUtils.getMethod(Controller.class, "handleRequest",
			HttpServletRequest.class, HttpServletResponse.class);

	private final EndpointResolver endpoints;

	private final Predicate<HandlerMethod> reachable;

	private final Function<EndpointId, Set<String>> headers;

	private final Map<Key, Optional<GuardedHandler>> cache = new ConcurrentHashMap<>();

	private final Supplier<JsonMapper> mapper;

	/**
	 * Creates handlers.
	 * @param endpoints reads the annotations
	 * @param reachable says whether advice stands before a guarded handler method
	 * @param mapper supplies the mapper that the application reads JSON with
	 */
	public GuardedHandlers(EndpointResolver endpoints, Predicate<HandlerMethod> reachable,
			Supplier<JsonMapper> mapper) {
		this(endpoints, reachable, mapper, (id) -> Set.of());
	}

	/**
	 * Creates handlers that read headers by themselves.
	 * @param endpoints reads the annotations
	 * @param reachable says whether advice stands before a guarded handler method
	 * @param mapper supplies the mapper that the application reads JSON with
	 * @param headers says which headers an endpoint reads off the request by itself
	 */
	public GuardedHandlers(EndpointResolver endpoints, Predicate<HandlerMethod> reachable, Supplier<JsonMapper> mapper,
			Function<EndpointId, Set<String>> headers) {
		this.mapper = mapper;
		this.endpoints = endpoints;
		this.reachable = reachable;
		this.headers = headers;
	}

	/**
	 * Says whether a handler is guarded.
	 * @param handler any handler of Spring MVC
	 * @return what the door has to know of it, or {@code null} if it is not guarded
	 */
	public @Nullable GuardedHandler find(Object handler) {
		if (handler instanceof HandlerMethod method) {
			return find(method);
		}
		if (handler instanceof HandlerFunction<?>) {
			return find(handler, HANDLER_FUNCTION);
		}
		if (handler instanceof HttpRequestHandler) {
			return find(handler, REQUEST_HANDLER);
		}
		return (handler instanceof Controller) ? find(handler, CONTROLLER) : null;
	}

	private @Nullable GuardedHandler find(HandlerMethod handler) {
		Key key = Key.of(handler);
		Optional<GuardedHandler> known = this.cache.get(key);
		if (known == null) {
			Endpoint endpoint = this.endpoints.resolve(handler.getMethod(), handler.getBeanType());
			known = Optional.ofNullable(endpoint)
				.map((guarded) -> new HandlerArguments(handler, this.mapper.get()).describe(guarded,
						this.reachable.test(handler) ? GuardedHandler.Desk.PRESENT : GuardedHandler.Desk.MISSING))
				.map((described) -> described.withHeaders(this.headers.apply(described.endpoint().id())));
			this.cache.put(key, known);
		}
		return known.orElse(null);
	}

	private @Nullable GuardedHandler find(Object handler, Method method) {
		Endpoint endpoint = this.endpoints.resolve(method, AopUtils.getTargetClass(handler));
		return (endpoint != null) ? GuardedHandler.withoutDesk(endpoint, this.headers.apply(endpoint.id())) : null;
	}

	/**
	 * A method of a bean: of two beans of one class, one may be advised and one not.
	 */
	private record Key(MethodClassKey method, Object bean) {

		static Key of(HandlerMethod handler) {
			Object bean = (handler.getBean() instanceof String name) ? name : handler.getBean().getClass();
			return new Key(new MethodClassKey(handler.getMethod(), handler.getBeanType()), bean);
		}

	}

}
