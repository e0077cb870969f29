/**
 * Bodies of responses, format by format: where their texts are, and how these are written
 * so that a reader of that format takes them for text.
 */
@NullMarked
package dev.aisecurity.output.body;

import org.jspecify.annotations.NullMarked;
