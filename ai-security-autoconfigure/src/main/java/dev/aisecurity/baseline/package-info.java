/**
 * What is normal for an identity at an endpoint, and how far an event is from it.
 */
@NullMarked
package dev.aisecurity.baseline;

import org.jspecify.annotations.NullMarked;
