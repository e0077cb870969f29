/**
 * What operators see and may change: the {@code aisecurity} endpoint, health and audit
 * events.
 */
@NullMarked
package dev.aisecurity.actuate;

import org.jspecify.annotations.NullMarked;
