package dev.aisecurity.output.body;

/**
 * Entities of markup: numeric ones, and those that encoders write.
 */
final class MarkupEntities {

	private MarkupEntities() {
	}

	/**
	 * Returns what an entity stands for.
	 * @param entity the entity with its ampersand and semicolon
	 * @return the character, or the entity itself if it is not known
	 */
	static String decode(String entity) {
		return switch (entity) {
			case "&amp;" -> "&";
			case "&lt;" -> "<";
			case "&gt;" -> ">";
			case "&quot;" -> "\"";
			case "&apos;" -> "'";
			case "&nbsp;" -> "\u00A0";
			default -> entity.startsWith("&#") ? numeric(entity) : entity;
		};
	}

	private static String numeric(String entity) {
		boolean hex = entity.length() > 3 && (entity.charAt(2) | 0x20) == 'x';
		int code = 0;
		int digits = 0;
		for (int i = hex ? 3 : 2; i < entity.length() - 1; i++) {
			int digit = Character.digit(entity.charAt(i), hex ? 16 : 10);
			if (digit < 0 || code > Character.MAX_CODE_POINT) {
				return entity;
			}
			code = code * (hex ? 16 : 10) + digit;
			digits++;
		}
		return (digits > 0 && Character.isValidCodePoint(code)) ? Character.toString(code) : entity;
	}

}
