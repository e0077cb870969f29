package dev.aisecurity.autoconfigure;

import java.util.Set;

import dev.aisecurity.annotation.OutputFormat;
import dev.aisecurity.output.StreamMode;
import org.jspecify.annotations.Nullable;

/**
 * How the answers of one endpoint are handled; what is not said here is as for all.
 *
 * @param format What the text of the answers is meant to be, whatever the annotation
 * says.
 * @param mode How answers are inspected that arrive piece by piece.
 * @param allowedTypes Content types that may be answered although no text can be made
 * safe in them, such as images; such answers leave as they are.
 * @param urls Which URLs the answers may have.
 */
public record EndpointOutputProperties(@Nullable OutputFormat format, @Nullable StreamMode mode,
		@Nullable Set<String> allowedTypes, @Nullable EndpointUrlProperties urls) {

}
