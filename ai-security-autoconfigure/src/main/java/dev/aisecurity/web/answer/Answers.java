package dev.aisecurity.web.answer;

import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.output.OutputProfile;
import dev.aisecurity.output.OutputSettings;
import dev.aisecurity.output.StreamMode;
import dev.aisecurity.output.body.BodyRewriters;
import dev.aisecurity.policy.EnforcementMode;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Guards responses. Thread-safe.
 */
public final class Answers {

	private final InteractionGuard guard;

	private final OutputSettings settings;

	private final BodyRewriters rewriters;

	private final AnswerRefusal refusals;

	/**
	 * Creates answers.
	 * @param guard knows the modes in force
	 * @param settings how answers are handled
	 * @param rewriters rewrite bodies
	 * @param refusals answer instead
	 */
	public Answers(InteractionGuard guard, OutputSettings settings, BodyRewriters rewriters, AnswerRefusal refusals) {
		this.guard = guard;
		this.settings = settings;
		this.rewriters = rewriters;
		this.refusals = refusals;
	}

	/**
	 * Guards the response to a request. A response that is guarded already stays as it
	 * is; where a request was forwarded, what holds is that of its new target.
	 * @param request the request, admitted
	 * @param response the response
	 * @param exchange the exchange of the request
	 * @return the guarded response
	 */
	public GuardedResponse guard(HttpServletRequest request, HttpServletResponse response, Exchange exchange) {
		exchange.coverAnswer();
		AnswerTerms terms = terms(exchange);
		GuardedResponse outer = GuardedResponse.of(response);
		if (outer != null) {
			if (request.getDispatcherType() == DispatcherType.FORWARD) {
				outer.gate().adopt(terms);
			}
			return outer;
		}
		return open(request, response, terms);
	}

	/**
	 * Guards the response of an error page, if it is the end of a guarded request.
	 * @param request the request
	 * @param response the response, not guarded any more
	 * @return the guarded response, or {@code null} if the request was not guarded
	 */
	public @Nullable GuardedResponse guardError(HttpServletRequest request, HttpServletResponse response) {
		GuardedResponse before = GuardedResponse.of(request);
		return (before != null) ? open(request, response, terms(before.gate().terms().exchange())) : null;
	}

	/**
	 * Returns the request to pass on with a guarded response.
	 * @param request the request
	 * @param response its response
	 * @return a request that knows its response is guarded
	 */
	public HttpServletRequest request(HttpServletRequest request, GuardedResponse response) {
		return new AnswerRequest(request, response);
	}

	private GuardedResponse open(HttpServletRequest request, HttpServletResponse response, AnswerTerms terms) {
		AnswerSource.clear(request);
		AnswerGate gate = new AnswerGate(terms, new AnswerForm(request, response, this.rewriters),
				new AnswerSink(request, response, this.refusals));
		GuardedResponse guarded = new GuardedResponse(request, response, gate);
		guarded.remember();
		return guarded;
	}

	private AnswerTerms terms(Exchange exchange) {
		OutputProfile profile = this.settings.profile(exchange.endpoint().id());
		boolean observed = profile.mode() == StreamMode.OBSERVE
				|| this.guard.mode(exchange.endpoint().id()) == EnforcementMode.OBSERVE;
		return new AnswerTerms(exchange, exchange.output(), profile, observed);
	}

}
