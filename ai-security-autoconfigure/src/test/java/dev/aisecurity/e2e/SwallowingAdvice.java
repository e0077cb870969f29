package dev.aisecurity.e2e;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * What many applications have.
 */
@RestControllerAdvice
class SwallowingAdvice {

	@ExceptionHandler(RuntimeException.class)
	ResponseEntity<String> handle(RuntimeException ex) {
		return ResponseEntity.status(500).body("swallowed " + ex);
	}

}
