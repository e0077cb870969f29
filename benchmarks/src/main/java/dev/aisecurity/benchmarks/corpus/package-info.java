/**
 * Labelled texts, as rows of JSON lines.
 */
@NullMarked
package dev.aisecurity.benchmarks.corpus;

import org.jspecify.annotations.NullMarked;
