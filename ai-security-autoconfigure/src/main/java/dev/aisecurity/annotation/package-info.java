/**
 * What an application writes on its own code to say what is guarded.
 */
@NullMarked
package dev.aisecurity.annotation;

import org.jspecify.annotations.NullMarked;
