/**
 * One crossing of one guarded resource, as data.
 */
@NullMarked
package dev.aisecurity.interaction;

import org.jspecify.annotations.NullMarked;
