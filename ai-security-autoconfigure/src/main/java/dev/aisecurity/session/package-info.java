/**
 * What is remembered of a session, as far as a decision may read it.
 */
@NullMarked
package dev.aisecurity.session;

import org.jspecify.annotations.NullMarked;
