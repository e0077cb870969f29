package dev.aisecurity.web.answer;

import jakarta.servlet.ServletRequest;

/**
 * Who has written the body of an answer.
 */
public enum AnswerSource {

	/** The handler, as text: all of it may be the model's. */
	HANDLER,

	/**
	 * A serializer or a view: it has put texts into a structure that is the
	 * application's.
	 */
	STRUCTURE,

	/**
	 * A serializer that has put items that arrived one by one into an array: texts that
	 * stand at the same place in them may belong together.
	 */
	ITEMS;

	private static final String ATTRIBUTE = AnswerSource.class.getName();

	/**
	 * Notes who writes the body of the answer to a request.
	 * @param request the request
	 */
	public void set(ServletRequest request) {
		request.setAttribute(ATTRIBUTE, this);
	}

	static AnswerSource of(ServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof AnswerSource source) ? source : HANDLER;
	}

	static void clear(ServletRequest request) {
		request.removeAttribute(ATTRIBUTE);
	}

}
