/**
 * Which resources are guarded: read from annotations and configuration, known to all
 * enforcement points.
 */
@NullMarked
package dev.aisecurity.endpoint;

import org.jspecify.annotations.NullMarked;
