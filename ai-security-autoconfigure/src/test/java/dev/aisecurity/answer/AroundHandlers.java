package dev.aisecurity.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Handlers that are not guarded and lead to some that are.
 */
@RestController
class AroundHandlers {

	@GetMapping("/around/forward")
	void forward(HttpServletRequest request, HttpServletResponse response) throws Exception {
		request.getRequestDispatcher("/headers/plain").forward(request, response);
	}

	@GetMapping("/around/include")
	void include(HttpServletRequest request, HttpServletResponse response) throws Exception {
		response.setContentType("text/plain;charset=UTF-8");
		response.getWriter().write("before ");
		request.getRequestDispatcher("/headers/plain").include(request, response);
		response.getWriter().write(" after");
	}

	@GetMapping("/around/view")
	void view(HttpServletResponse response) throws Exception {
		response.setContentType("text/plain;charset=UTF-8");
		response.getWriter().write(HeaderHandlers.TEXT);
	}

}
