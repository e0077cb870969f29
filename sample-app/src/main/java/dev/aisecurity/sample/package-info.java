/**
 * An assistant that can be attacked, guarded by the starter.
 */
@NullMarked
package dev.aisecurity.sample;

import org.jspecify.annotations.NullMarked;
