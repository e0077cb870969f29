/**
 * Knows the answers of Spring AI.
 */
@NullMarked
package dev.aisecurity.springai;

import org.jspecify.annotations.NullMarked;
