/**
 * Links and images in an answer that would carry data away.
 */
@NullMarked
package dev.aisecurity.detect.egress;

import org.jspecify.annotations.NullMarked;
