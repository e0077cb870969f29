package dev.aisecurity.web.answer;

import dev.aisecurity.policy.Decision;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Answers instead of an answer that is refused.
 */
public interface AnswerRefusal {

	/**
	 * Writes what the client gets instead.
	 * @param request the request
	 * @param response the response, not committed, without anything of the refused answer
	 * @param decision the decision, not permitting the answer
	 */
	void write(HttpServletRequest request, HttpServletResponse response, Decision decision);

	/**
	 * Says the same inside a stream that has left in part.
	 * @param decision the decision, not permitting the answer
	 * @return problem details as a JSON object in one line
	 */
	String describe(Decision decision);

}
