package dev.aisecurity.detect.injection;

/**
 * Something that a rule looks for in a text: words that follow each other, or a pattern.
 * Immutable and thread-safe.
 */
public sealed interface Sign permits Phrase, Excerpt {

}
