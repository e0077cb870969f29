/**
 * Properties, auto-configuration and the analysis of configuration mistakes.
 */
@NullMarked
package dev.aisecurity.autoconfigure;

import org.jspecify.annotations.NullMarked;
