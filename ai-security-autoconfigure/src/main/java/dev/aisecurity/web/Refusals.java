package dev.aisecurity.web;

import java.io.IOException;

import dev.aisecurity.guard.InteractionBlockedException;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.web.answer.AnswerRefusal;
import dev.aisecurity.web.answer.GuardedResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses requests through the {@link BlockedInteractionHandler}, whatever that does.
 */
public final class Refusals implements AnswerRefusal {

	private static final Logger logger = LoggerFactory.getLogger(Refusals.class);

	private static final int MAX_CAUSES = 32;

	private final BlockedInteractionHandler handler;

	/**
	 * Creates refusals.
	 * @param handler answers
	 */
	public Refusals(BlockedInteractionHandler handler) {
		this.handler = handler;
	}

	/**
	 * Answers a refused request.
	 * @param request the request
	 * @param response the response
	 * @param decision the decision, not permitting the interaction
	 * @return whether it was answered; {@code false} if the response was committed before
	 * and is not guarded
	 */
	boolean refuse(HttpServletRequest request, HttpServletResponse response, Decision decision) {
		GuardedResponse guarded = GuardedResponse.of(response);
		if (guarded != null) {
			guarded.refuse(decision);
			return true;
		}
		if (response.isCommitted()) {
			return false;
		}
		write(request, response, decision);
		return true;
	}

	@Override
	public void write(HttpServletRequest request, HttpServletResponse response, Decision decision) {
		try {
			this.handler.handle(request, response, decision);
		}
		catch (IOException | RuntimeException ex) {
			logger.warn("Refusal {} could not be answered by {}: {}", decision.incident(),
					this.handler.getClass().getName(), ex.getClass().getName());
			if (!response.isCommitted()) {
				response.reset();
				response.setStatus(HttpServletResponse.SC_FORBIDDEN);
			}
		}
	}

	@Override
	public String describe(Decision decision) {
		return ProblemBlockedInteractionHandler.problem(decision).json();
	}

	/**
	 * Returns the refusal that an exception speaks of.
	 * @param exception the exception
	 * @return the refusal itself or among the causes, or {@code null} if there is none
	 */
	static @Nullable InteractionBlockedException find(Throwable exception) {
		Throwable current = exception;
		for (int i = 0; i < MAX_CAUSES && current != null; i++) {
			if (current instanceof InteractionBlockedException blocked) {
				return blocked;
			}
			current = current.getCause();
		}
		return null;
	}

}
