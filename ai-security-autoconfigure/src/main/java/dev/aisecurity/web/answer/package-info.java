/**
 * The way out of the door: responses of guarded resources, whatever wrote them.
 */
@NullMarked
package dev.aisecurity.web.answer;

import org.jspecify.annotations.NullMarked;
