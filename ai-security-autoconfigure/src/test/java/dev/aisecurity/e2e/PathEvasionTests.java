package dev.aisecurity.e2e;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * EV-12 and EV-16: whatever path and method lead to a guarded handler are guarded.
 */
class PathEvasionTests extends HttpTestBase {

	@ParameterizedTest
	@ValueSource(strings = { "/text;x=1", "/%74ext", "/tex%74", "/text;x=1;y=2", "/a;k=v/b/text", "/a/%62/text;z",
			"/text?", "/text?a=b", "/fn/ask;x=1", "/fn/%61sk", "/f%6e/ask", "/third/a;x=1", "/third/%61", "/t%68ird/x",
			"/servlet/%61", "/servlet;x=1/a", "/servlet//a", "/servl%65t/a", "/servlet/./a", "/servlet/b/../a",
			"/x/../servlet/a", "//text", "/./text", "/x/../text", "/text/", "/TEXT" })
	void whenPathIsWrittenOtherwiseThenAttackDoesNotReachHandler(String path) {
		Answer answer = this.client.raw("POST " + path + """
				 HTTP/1.1
				Host: localhost
				Content-Type: text/plain
				Content-Length: 16
				Connection: close
				""", "a forbidden-word");

		assertThat(answer.status()).isIn(400, 403, 404);
		assertThat(this.ledger.handled()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/text;x=1", "/%74ext", "/a;k=v/b/text", "/fn/%61sk", "/servlet//a", "/servlet/b/../a" })
	void whenPathIsWrittenOtherwiseThenHandlerStillRuns(String path) {
		Answer answer = this.client.raw("POST " + path + """
				 HTTP/1.1
				Host: localhost
				Content-Type: text/plain
				Content-Length: 5
				Connection: close
				""", "hello");

		assertHandled(answer, "hello");
		assertThat(this.ledger.decisions()).isNotEmpty();
	}

	@Test
	void whenHeadThenGuardedAsGet() {
		Answer answer = this.client.send("HEAD", "/param?message=forbidden-word", null);

		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.body()).isEmpty();
		assertThat(this.ledger.handled()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "POST, /override?_method=PUT", "POST, /override?_method=put" })
	void whenMethodIsOverriddenThenGuardedAsTheMethodThatRuns(String method, String path) {
		Answer answer = this.client.raw(method + " " + path + """
				 HTTP/1.1
				Host: localhost
				Content-Type: application/x-www-form-urlencoded
				Content-Length: 22
				Connection: close
				""", "message=forbidden-word");

		assertRefused(answer, 403);
	}

	@Test
	void whenMethodOverrideHeaderIsNotUnderstoodThenHandlerOfRealMethodDecides() {
		Answer answer = this.client.post("/text", "text/plain", FORBIDDEN, "X-HTTP-Method-Override", "GET");

		assertRefused(answer, 403);
	}

	@Test
	void whenPreflightThenNothingIsInspected() {
		Answer answer = this.client.raw("""
				OPTIONS /fn/ask HTTP/1.1
				Host: localhost
				Origin: http://elsewhere.example
				Access-Control-Request-Method: POST
				Connection: close
				""", "");

		assertThat(answer.status()).isIn(200, 403);
		assertThat(this.ledger.decisions()).isEmpty();
		assertThat(this.ledger.handled()).isEmpty();
	}

}
