package dev.aisecurity.web;

import java.io.IOException;

import dev.aisecurity.policy.Decision;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Answers a request that is refused. Called on the thread that has the response, which is
 * not committed. If it throws, the answer is a plain 403. Replace it by declaring a bean
 * of this type; an answer should not tell what was found.
 */
@FunctionalInterface
public interface BlockedInteractionHandler {

	/**
	 * Answers a refused request.
	 * @param request the request
	 * @param response the response to write to
	 * @param decision the decision, not permitting the interaction
	 * @throws IOException if the response cannot be written
	 */
	void handle(HttpServletRequest request, HttpServletResponse response, Decision decision) throws IOException;

}
