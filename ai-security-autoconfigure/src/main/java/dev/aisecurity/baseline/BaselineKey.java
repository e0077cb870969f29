package dev.aisecurity.baseline;

/**
 * Under which names a baseline is remembered.
 *
 * @param subject keyed hash of tenant and subject
 * @param group name of the group of endpoints
 */
public record BaselineKey(String subject, String group) {
}
