/**
 * How well the shipped configuration detects: the command {@code evaluate}.
 */
@NullMarked
package dev.aisecurity.benchmarks.evaluation;

import org.jspecify.annotations.NullMarked;
