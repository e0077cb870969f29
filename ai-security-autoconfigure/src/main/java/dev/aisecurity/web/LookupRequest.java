package dev.aisecurity.web;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/**
 * A request to ask handler mappings with: the attributes that they set stay in here.
 */
final class LookupRequest extends HttpServletRequestWrapper {

	private static final String SUPPRESS_LOGGING = AbstractHandlerMapping.class.getName() + ".SUPPRESS_LOGGING";

	private final Map<String, @Nullable Object> attributes = new HashMap<>();

	LookupRequest(HttpServletRequest request) {
		super(request);
		this.attributes.put(SUPPRESS_LOGGING, Boolean.TRUE);
	}

	@Override
	public @Nullable Object getAttribute(String name) {
		return this.attributes.containsKey(name) ? this.attributes.get(name) : super.getAttribute(name);
	}

	@Override
	public void setAttribute(String name, @Nullable Object value) {
		this.attributes.put(name, value);
	}

	@Override
	public void removeAttribute(String name) {
		this.attributes.put(name, null);
	}

	@Override
	public Enumeration<String> getAttributeNames() {
		Set<String> names = new LinkedHashSet<>(Collections.list(super.getAttributeNames()));
		this.attributes.forEach((name, value) -> {
			if (value != null) {
				names.add(name);
			}
			else {
				names.remove(name);
			}
		});
		return Collections.enumeration(names);
	}

}
