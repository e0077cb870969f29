/**
 * The policy decision point: from an interaction to a decision, without side effects.
 */
@NullMarked
package dev.aisecurity.decision;

import org.jspecify.annotations.NullMarked;
