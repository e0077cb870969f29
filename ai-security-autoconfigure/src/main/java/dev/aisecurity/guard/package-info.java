/**
 * The one door through which enforcement points reach the engine.
 */
@NullMarked
package dev.aisecurity.guard;

import org.jspecify.annotations.NullMarked;
