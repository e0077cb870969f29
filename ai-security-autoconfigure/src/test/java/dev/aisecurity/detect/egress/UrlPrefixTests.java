package dev.aisecurity.detect.egress;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class UrlPrefixTests {

	@ParameterizedTest
	@CsvSource({ "https://docs.example.org/guide/, https://docs.example.org, /guide/",
			"HTTPS://Docs.Example.org:443/Guide/, https://docs.example.org, /Guide/",
			"https://docs.example.org:8443/, https://docs.example.org:8443, /",
			"http://localhost:8080/, http://localhost:8080, /", "http://[::1]:8080/x/, http://[::1]:8080, /x/" })
	void whenPrefixIsPlainThenItIsRead(String text, String origin, String path) {
		UrlPrefix prefix = UrlPrefix.parse(text);
		assertThat(prefix.origin()).isEqualTo(origin);
		assertThat(prefix.path()).isEqualTo(path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "docs.example.org", "//docs.example.org/", "https://docs.example.org",
			"https://docs.example.org/guide", "https://*.example.org/", "https://user@docs.example.org/",
			"https://docs.example.org/?q=/", "https://docs.example.org/#/", "https://docs.example.org/../",
			"https://docs.example.org//", "https://docs.example.org/%2e%2e/", "http://docs.example.org/",
			"http://localhost.example.org/", "http://127.0.0.1.example.org/", "ftp://docs.example.org/",
			"https://docs..example.org/", "https://docs.example.org:99999999/", "https:///",
			"https://bücher.example/" })
	void whenPrefixIsNotPlainThenTheMessageSaysWhatToWrite(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> UrlPrefix.parse(text)).withMessageStartingWith("It");
	}

}
