/**
 * Bounded canonical views of a text, each with offsets back to the raw text.
 */
@NullMarked
package dev.aisecurity.normalize;

import org.jspecify.annotations.NullMarked;
