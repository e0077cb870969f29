/**
 * What must not leave with an answer: canaries and system prompts.
 */
@NullMarked
package dev.aisecurity.detect.leakage;

import org.jspecify.annotations.NullMarked;
