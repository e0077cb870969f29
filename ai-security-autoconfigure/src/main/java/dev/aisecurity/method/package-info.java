/**
 * The desk: advice around guarded methods that inspects the very arguments the code will
 * use, and the start-up check that no call can get past it.
 */
@NullMarked
package dev.aisecurity.method;

import org.jspecify.annotations.NullMarked;
