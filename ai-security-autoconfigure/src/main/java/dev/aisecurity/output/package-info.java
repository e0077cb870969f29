/**
 * What becomes of a model's answer on its way to its reader.
 */
@NullMarked
package dev.aisecurity.output;

import org.jspecify.annotations.NullMarked;
