package dev.aisecurity.autoconfigure;

import dev.aisecurity.output.StreamMode;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How answers are handled.
 *
 * @param mode How answers are inspected that arrive piece by piece.
 */
public record OutputProperties(@DefaultValue("stream-hold") StreamMode mode) {

}
