package dev.aisecurity.autoconfigure;

import dev.aisecurity.annotation.OutputFormat;
import dev.aisecurity.output.StreamMode;
import org.jspecify.annotations.Nullable;

/**
 * How the answers of one endpoint are handled; what is not said here is as for all.
 *
 * @param format What the text of the answers is meant to be, for endpoints that cannot be
 * annotated.
 * @param mode How answers are inspected that arrive piece by piece.
 */
public record EndpointOutputProperties(@Nullable OutputFormat format, @Nullable StreamMode mode) {

}
