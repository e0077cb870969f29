/**
 * Finds text that hides: from its reader, or from inspection.
 */
@NullMarked
package dev.aisecurity.detect.obfuscation;

import org.jspecify.annotations.NullMarked;
