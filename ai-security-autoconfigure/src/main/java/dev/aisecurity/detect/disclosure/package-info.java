/**
 * Detectors of secrets and personal data, each type with its validator.
 */
@NullMarked
package dev.aisecurity.detect.disclosure;

import org.jspecify.annotations.NullMarked;
