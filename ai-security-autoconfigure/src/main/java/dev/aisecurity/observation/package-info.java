/**
 * Decorators and listeners that make decisions visible to Micrometer.
 */
@NullMarked
package dev.aisecurity.observation;

import org.jspecify.annotations.NullMarked;
