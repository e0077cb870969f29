/**
 * From the bytes and parameters of a request to its texts, decoded exactly as their
 * consumer will decode them.
 */
@NullMarked
package dev.aisecurity.web.extract;

import org.jspecify.annotations.NullMarked;
