/**
 * The door: what a request to a guarded resource passes before its handler runs.
 */
@NullMarked
package dev.aisecurity.web;

import org.jspecify.annotations.NullMarked;
