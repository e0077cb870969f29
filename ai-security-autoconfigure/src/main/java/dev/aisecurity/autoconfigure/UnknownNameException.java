package dev.aisecurity.autoconfigure;

import java.io.Serial;
import java.util.Collection;
import java.util.List;

/**
 * Thrown when configuration or an annotation names something that does not exist.
 */
final class UnknownNameException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String kind;

	private final String name;

	private final String place;

	private final List<String> known;

	UnknownNameException(String kind, String name, String place, Collection<String> known) {
		super("Unknown " + kind + " '" + name + "' in " + place);
		this.kind = kind;
		this.name = name;
		this.place = place;
		this.known = known.stream().sorted().toList();
	}

	String getKind() {
		return this.kind;
	}

	String getName() {
		return this.name;
	}

	String getPlace() {
		return this.place;
	}

	List<String> getKnown() {
		return this.known;
	}

}
