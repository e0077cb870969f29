/**
 * What shall happen, and under which conditions.
 */
@NullMarked
package dev.aisecurity.policy;

import org.jspecify.annotations.NullMarked;
