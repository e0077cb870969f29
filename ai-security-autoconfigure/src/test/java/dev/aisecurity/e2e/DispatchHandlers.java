package dev.aisecurity.e2e;

import java.io.IOException;
import java.util.List;

import dev.aisecurity.guard.InteractionBlockedException;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.policy.Decision;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Handlers that are not guarded and lead to guarded ones.
 */
@Controller
class DispatchHandlers {

	private final InteractionGuard guard;

	DispatchHandlers(InteractionGuard guard) {
		this.guard = guard;
	}

	@RequestMapping("/forward/view")
	String view() {
		return "forward:/text";
	}

	@RequestMapping("/forward/query")
	String query() {
		return "forward:/param?message=forbidden-word";
	}

	@RequestMapping("/forward/direct")
	void direct(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
		request.getRequestDispatcher("/text").forward(request, response);
	}

	@RequestMapping("/forward/twice")
	String twice() {
		return "forward:/forward/view";
	}

	@RequestMapping("/include")
	void include(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
		response.getOutputStream().print("before ");
		request.getRequestDispatcher("/text").include(request, response);
	}

	@RequestMapping("/async-dispatch")
	void async(HttpServletRequest request, HttpServletResponse response) {
		AsyncContext context = request.startAsync();
		context.dispatch("/text");
	}

	@RequestMapping("/refused-later")
	@ResponseBody
	String refused() {
		throw new InteractionBlockedException(refusal());
	}

	@RequestMapping("/refused-deep")
	@ResponseBody
	String refusedDeep() {
		throw new IllegalStateException("wrapped", new RuntimeException(new InteractionBlockedException(refusal())));
	}

	@RequestMapping("/failing")
	@ResponseBody
	String failing() {
		throw new IllegalStateException("failed");
	}

	Decision refusal() {
		return this.guard.open(Endpoint.of("inner"), Subject.ANONYMOUS, null, RequestHeaders.NONE)
			.inspect(Direction.INPUT, List.of(new Segment("forbidden-word", Origin.USER, "argument[0]")));
	}

}
