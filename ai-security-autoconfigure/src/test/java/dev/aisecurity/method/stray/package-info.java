/**
 * Annotated classes, some of which are beans: found by scanning this package.
 */
package dev.aisecurity.method.stray;
