/**
 * Finds interactions that are too large, and conversations written into one message.
 */
@NullMarked
package dev.aisecurity.detect.consumption;

import org.jspecify.annotations.NullMarked;
