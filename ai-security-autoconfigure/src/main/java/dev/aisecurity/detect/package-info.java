/**
 * Sensors: contracts for what looks for threats and what it finds.
 */
@NullMarked
package dev.aisecurity.detect;

import org.jspecify.annotations.NullMarked;
