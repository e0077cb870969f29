/**
 * Speed and detection measurements.
 */
@NullMarked
package dev.aisecurity.benchmarks;

import org.jspecify.annotations.NullMarked;
