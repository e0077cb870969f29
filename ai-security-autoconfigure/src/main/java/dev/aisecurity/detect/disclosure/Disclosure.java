package dev.aisecurity.detect.disclosure;

/**
 * A span of a text that discloses something.
 *
 * @param type what it discloses, the id of the rule
 * @param description the type in words
 * @param start where it starts
 * @param end where it ends, exclusive
 * @param score how sure it is that the span is of the type
 * @param level detection level
 */
record Disclosure(String type, String description, int start, int end, double score, int level) {

}
