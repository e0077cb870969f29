package dev.aisecurity.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.endpoint.EndpointResolver;
import dev.aisecurity.web.TextHandlers;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Warns of guarded handlers that answer text without saying of which content type: the
 * client chooses, and may choose a page.
 */
final class ClientChosenTypes implements ApplicationListener<ApplicationReadyEvent> {

	private static final Log logger = LogFactory.getLog(ClientChosenTypes.class);

	private final ObjectProvider<RequestMappingHandlerMapping> mappings;

	private final EndpointResolver endpoints;

	private final TextHandlers handlers;

	ClientChosenTypes(ObjectProvider<RequestMappingHandlerMapping> mappings, EndpointResolver endpoints,
			TextHandlers handlers) {
		this.mappings = mappings;
		this.endpoints = endpoints;
		this.handlers = handlers;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		List<String> found = find();
		if (!found.isEmpty()) {
			logger
				.warn("These guarded handlers answer text without 'produces', so that clients choose its content type: "
						+ String.join(", ", found)
						+ ". Text that is asked for as HTML is shown as source. Declare 'produces', or set "
						+ "ai.security.output.pin-text.");
		}
	}

	List<String> find() {
		List<String> found = new ArrayList<>();
		this.mappings.orderedStream().forEach((mapping) -> mapping.getHandlerMethods().forEach((info, handler) -> {
			if (info.getProducesCondition().isEmpty() && isGuarded(handler) && isText(handler)) {
				found.add(handler.getBeanType().getSimpleName() + "." + handler.getMethod().getName());
			}
		}));
		return found.stream().distinct().sorted().toList();
	}

	private boolean isText(HandlerMethod handler) {
		TextHandlers.Answer answer = this.handlers.answer(handler);
		return answer == TextHandlers.Answer.TEXT || answer == TextHandlers.Answer.PIECES;
	}

	private boolean isGuarded(HandlerMethod handler) {
		return this.endpoints.resolve(handler.getMethod(), handler.getBeanType()) != null;
	}

}
