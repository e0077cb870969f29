/**
 * How bad it is: a score and its band.
 */
@NullMarked
package dev.aisecurity.risk;

import org.jspecify.annotations.NullMarked;
