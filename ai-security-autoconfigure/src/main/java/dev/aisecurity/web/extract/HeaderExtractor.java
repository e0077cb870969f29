package dev.aisecurity.web.extract;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;

import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriUtils;

/**
 * Reads the headers and cookies that a handler binds to its arguments: as the container
 * gives them, and as an application may decode them further (headers as UTF-8, cookies as
 * URL-encoded, which Spring MVC does itself). Thread-safe.
 */
public final class HeaderExtractor {

	private static final String HEADER = "header";

	private static final String COOKIE = "cookie";

	private final RequestLimits limits;

	/**
	 * Creates an extractor.
	 * @param limits how much is read
	 */
	public HeaderExtractor(RequestLimits limits) {
		this.limits = limits;
	}

	/**
	 * Reads headers and cookies.
	 * @param request the request
	 * @param headers names of headers, case-insensitive
	 * @param cookies names of cookies, case-sensitive
	 * @param origins what the application says of them by name
	 * @return the texts, each text and origin once; possibly none
	 * @throws UnreadableRequestException if there is too much text
	 */
	public List<Segment> extract(HttpServletRequest request, Collection<String> headers, Collection<String> cookies,
			BodyOrigins origins) {
		if (headers.isEmpty() && cookies.isEmpty()) {
			return List.of();
		}
		SegmentCollector collector = new SegmentCollector(this.limits.maxCharacters());
		for (String name : headers) {
			TextDeclaration declaration = origins.property(name).declaration();
			Enumeration<String> values = request.getHeaders(name);
			while (!declaration.isUninspected() && values != null && values.hasMoreElements()) {
				String value = values.nextElement();
				add(value, utf8(value), declaration, HEADER, collector);
			}
		}
		if (!cookies.isEmpty() && request.getCookies() != null) {
			for (Cookie cookie : request.getCookies()) {
				TextDeclaration declaration = origins.property(cookie.getName()).declaration();
				if (cookies.contains(cookie.getName()) && !declaration.isUninspected()) {
					add(cookie.getValue(), uriDecoded(cookie.getValue()), declaration, COOKIE, collector);
				}
			}
		}
		return collector.segments();
	}

	private static void add(String value, @Nullable String decoded, TextDeclaration declaration, String location,
			SegmentCollector collector) {
		Origin origin = declaration.origin(Origin.USER);
		collector.add(value, origin, location);
		if (decoded != null) {
			collector.add(decoded, origin, location);
		}
	}

	private static @Nullable String utf8(String value) {
		for (int i = 0; i < value.length(); i++) {
			if (value.charAt(i) > 0x7F) {
				return RequestCharset.decode(value.getBytes(StandardCharsets.ISO_8859_1), 0, StandardCharsets.UTF_8);
			}
		}
		return null;
	}

	private static @Nullable String uriDecoded(String value) {
		if (value.indexOf('%') < 0) {
			return null;
		}
		try {
			return UriUtils.decode(value, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
