/**
 * Measures how much of what is caught in plain is still caught in disguise.
 */
@NullMarked
package dev.aisecurity.benchmarks.evasion;

import org.jspecify.annotations.NullMarked;
