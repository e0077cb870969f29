package dev.aisecurity.interaction;

/**
 * Name of who is acting.
 *
 * @param value not empty
 */
public record SubjectId(String value) {

	/** Whoever did not say who they are: a subject like any other, not a way round. */
	public static final SubjectId ANONYMOUS = new SubjectId("anonymous");

	public SubjectId {
		if (value.isEmpty()) {
			throw new IllegalArgumentException("Subject id must not be empty");
		}
	}

	@Override
	public String toString() {
		return this.value;
	}

}
