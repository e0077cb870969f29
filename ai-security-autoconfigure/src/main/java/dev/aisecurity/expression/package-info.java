/**
 * Conditions of policies as expressions in the Spring Expression Language.
 */
@NullMarked
package dev.aisecurity.expression;

import org.jspecify.annotations.NullMarked;
