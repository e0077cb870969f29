/**
 * The lexical model: tells attacks from other text by the words and word parts that they
 * are made of, with weights that were learned.
 */
@NullMarked
package dev.aisecurity.detect.lexical;

import org.jspecify.annotations.NullMarked;
