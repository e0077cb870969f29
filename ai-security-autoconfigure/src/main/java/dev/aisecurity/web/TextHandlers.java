package dev.aisecurity.web;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.BaseStream;

import org.springframework.core.MethodClassKey;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpEntity;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.method.HandlerMethod;

/**
 * Says which handlers answer bare text, or one item after another. Of a text that nobody
 * says the content type of, the client chooses it, and so whether a browser takes the
 * text for a page. Thread-safe; answers are kept per method.
 */
public final class TextHandlers {

	private static final Set<Class<?>> HOLDERS = Set.of(Callable.class, DeferredResult.class, WebAsyncTask.class,
			Optional.class);

	private final Map<MethodClassKey, Answer> cache = new ConcurrentHashMap<>();

	/**
	 * Says how a handler answers.
	 * @param handler the handler
	 * @return whether it answers text, and whether at once or piece by piece
	 */
	public Answer answer(HandlerMethod handler) {
		return this.cache.computeIfAbsent(new MethodClassKey(handler.getMethod(), handler.getBeanType()),
				(key) -> read(handler.getMethod(), handler.getBeanType()));
	}

	private static Answer read(Method method, Class<?> beanType) {
		boolean body = AnnotatedElementUtils.hasAnnotation(beanType, ResponseBody.class)
				|| AnnotatedElementUtils.hasAnnotation(method, ResponseBody.class);
		ResolvableType type = ResolvableType.forMethodReturnType(method, beanType);
		boolean pieces = false;
		for (int depth = 0; depth < 4; depth++) {
			Class<?> raw = type.toClass();
			ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(raw);
			if (adapter != null) {
				pieces |= adapter.isMultiValue();
			}
			else if (BaseStream.class.isAssignableFrom(raw)) {
				pieces = true;
			}
			else if (HttpEntity.class.isAssignableFrom(raw)) {
				body = true;
			}
			else if (!HOLDERS.contains(raw)) {
				break;
			}
			type = type.getGeneric(0);
		}
		if (body && CharSequence.class.isAssignableFrom(type.toClass())) {
			return pieces ? Answer.PIECES : Answer.TEXT;
		}
		return pieces ? Answer.ITEMS : Answer.OTHER;
	}

	/**
	 * How a handler answers.
	 */
	public enum Answer {

		/** One text. */
		TEXT,

		/** A text in pieces. */
		PIECES,

		/** Other items, one by one: texts in them may belong together. */
		ITEMS,

		/** Something else. */
		OTHER

	}

}
