/**
 * Trains the lexical model: the command {@code train}.
 */
@NullMarked
package dev.aisecurity.benchmarks.training;

import org.jspecify.annotations.NullMarked;
