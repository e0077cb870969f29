package dev.aisecurity.detect.disclosure;

import java.util.List;

/**
 * The format of a kind of secret.
 *
 * @param id the type
 * @param description the type in words
 * @param shapes what it looks like, one or more
 * @param anchor literal characters inside the token that it is found by, empty if it is
 * found by those it starts with
 * @param offset how many characters stand before the anchor, -1 for as many letters and
 * digits as there are
 * @param keywords lower-case letters and digits, one of which the name has that it is
 * assigned to; empty if the token speaks for itself
 * @param entropy bits per character that it has at least
 * @param check what it must satisfy beyond its shape
 * @param score how sure it is that the token is such a secret
 * @param level detection level
 */
record SecretFormat(String id, String description, List<TokenShape> shapes, String anchor, int offset,
		List<String> keywords, double entropy, TokenCheck check, double score, int level) {

	SecretFormat {
		shapes = List.copyOf(shapes);
		keywords = List.copyOf(keywords);
		if (shapes.isEmpty()) {
			throw new IllegalArgumentException("Secret format '" + id + "' has no shape");
		}
	}

	boolean isAssigned() {
		return !this.keywords.isEmpty();
	}

}
