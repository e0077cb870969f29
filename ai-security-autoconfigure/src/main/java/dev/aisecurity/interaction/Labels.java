package dev.aisecurity.interaction;

import java.util.List;

/**
 * What has flowed into a context. Labels join upwards only: less integrity, more
 * confidentiality.
 *
 * @param integrity integrity of the least trusted part
 * @param confidentiality confidentiality of the most secret part
 */
public record Labels(Integrity integrity, Confidentiality confidentiality) {

	/** The labels of a context that nothing has flowed into. */
	public static final Labels NONE = new Labels(Integrity.SYSTEM, Confidentiality.PUBLIC);

	/**
	 * Returns the labels of segments.
	 * @param segments the segments
	 * @return their joined labels
	 */
	public static Labels of(List<Segment> segments) {
		Integrity integrity = Integrity.SYSTEM;
		for (Segment segment : segments) {
			Integrity other = Integrity.of(segment.origin());
			if (other.compareTo(integrity) > 0) {
				integrity = other;
			}
		}
		return (integrity == Integrity.SYSTEM) ? NONE : new Labels(integrity, Confidentiality.PUBLIC);
	}

	/**
	 * Returns the labels of a context that both have flowed into.
	 * @param other the other labels
	 * @return the join
	 */
	public Labels join(Labels other) {
		Integrity joined = (other.integrity.compareTo(this.integrity) > 0) ? other.integrity : this.integrity;
		Confidentiality most = (other.confidentiality.compareTo(this.confidentiality) > 0) ? other.confidentiality
				: this.confidentiality;
		return new Labels(joined, most);
	}

}
