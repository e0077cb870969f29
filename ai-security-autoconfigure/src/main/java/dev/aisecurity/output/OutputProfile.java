package dev.aisecurity.output;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * How the answers of an endpoint are handled.
 *
 * @param mode how answers are inspected that arrive piece by piece
 * @param buffer how many bytes are kept of an answer to decide about it as a whole
 * @param allowedTypes content types that the endpoint answers with although no text can
 * be made safe in them, in lower case without parameters; they leave as they are
 * @param htmlCsp the {@code Content-Security-Policy} of HTML that has none, or
 * {@code null}
 */
public record OutputProfile(StreamMode mode, int buffer, Set<String> allowedTypes, @Nullable String htmlCsp) {

	/** How many bytes are kept where nothing else is said. */
	public static final int DEFAULT_BUFFER = 1024 * 1024;

	/** What holds where nothing else is said. */
	public static final OutputProfile DEFAULT = new OutputProfile(StreamMode.STREAM_HOLD, DEFAULT_BUFFER, Set.of(),
			null);

	public OutputProfile {
		Set<String> types = new LinkedHashSet<>();
		allowedTypes.forEach((type) -> types.add(type.trim().toLowerCase(Locale.ROOT)));
		allowedTypes = Set.copyOf(types);
	}

}
