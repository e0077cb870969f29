/**
 * What the commands of the benchmarks have in common.
 */
@NullMarked
package dev.aisecurity.benchmarks.command;

import org.jspecify.annotations.NullMarked;
