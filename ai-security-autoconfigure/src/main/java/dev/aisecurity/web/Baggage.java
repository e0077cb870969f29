package dev.aisecurity.web;

import java.util.Enumeration;

import org.jspecify.annotations.Nullable;

/**
 * The {@code baggage} header of W3C, as far as it has to be understood to take members
 * out of it.
 */
final class Baggage {

	/** Characters of all headers together, as W3C wants them supported. */
	static final int MAX_LENGTH = 8192;

	/** Members of all headers together. */
	static final int MAX_MEMBERS = 64;

	private Baggage() {
	}

	/**
	 * Takes members out that are in our name.
	 * @param headers values of the header
	 * @return one value for all, or {@code null} if nothing is left or there is too much
	 */
	static @Nullable String strip(Enumeration<String> headers) {
		StringBuilder kept = new StringBuilder();
		int length = 0;
		int members = 0;
		while (headers.hasMoreElements()) {
			String header = headers.nextElement();
			length += header.length();
			if (length > MAX_LENGTH) {
				return null;
			}
			for (int start = 0, end; start <= header.length(); start = end + 1) {
				end = header.indexOf(',', start);
				end = (end < 0) ? header.length() : end;
				String member = header.substring(start, end).strip();
				if (!member.isEmpty() && ++members > MAX_MEMBERS) {
					return null;
				}
				if (!member.isEmpty() && !isOurs(member)) {
					kept.append(kept.isEmpty() ? "" : ",").append(member);
				}
			}
		}
		return kept.isEmpty() ? null : kept.toString();
	}

	private static boolean isOurs(String member) {
		return member.regionMatches(true, 0, "ai.", 0, 3) || member.regionMatches(true, 0, "ai-security", 0, 11);
	}

}
