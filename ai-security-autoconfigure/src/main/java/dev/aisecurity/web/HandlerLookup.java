package dev.aisecurity.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.web.servlet.FrameworkServlet;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Asks the handler mappings of the servlet that a request is for, as the servlet itself
 * will do. The mappings are fetched with the first request. Thread-safe.
 */
final class HandlerLookup {

	private final ApplicationContext context;

	private final Map<ApplicationContext, List<HandlerMapping>> mappings = new ConcurrentHashMap<>();

	HandlerLookup(ApplicationContext context) {
		this.context = context;
	}

	/**
	 * Finds the handler of a request.
	 * @param request the request; has its parsed path afterwards, if it can be parsed
	 * @return the handler, or {@code null} if there is none: the servlet will answer
	 */
	@Nullable Object find(LookupRequest request) {
		try {
			ServletRequestPathUtils.parseAndCache(request);
			for (HandlerMapping mapping : mappings(request)) {
				HandlerExecutionChain chain = mapping.getHandler(request);
				if (chain != null) {
					return chain.getHandler();
				}
			}
			return null;
		}
		catch (Exception ex) {
			return null;
		}
	}

	private List<HandlerMapping> mappings(HttpServletRequest request) {
		ApplicationContext servlets = context(request);
		List<HandlerMapping> known = this.mappings.get(servlets);
		if (known == null) {
			known = new ArrayList<>(
					BeanFactoryUtils.beansOfTypeIncludingAncestors(servlets, HandlerMapping.class, true, false)
						.values());
			AnnotationAwareOrderComparator.sort(known);
			this.mappings.put(servlets, known);
		}
		return known;
	}

	private ApplicationContext context(HttpServletRequest request) {
		ServletContext servletContext = request.getServletContext();
		String servlet = request.getHttpServletMapping().getServletName();
		return (servletContext
			.getAttribute(FrameworkServlet.SERVLET_CONTEXT_PREFIX + servlet) instanceof ApplicationContext published)
					? published : this.context;
	}

}
