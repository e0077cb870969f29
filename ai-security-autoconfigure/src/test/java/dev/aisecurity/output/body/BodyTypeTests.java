package dev.aisecurity.output.body;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BodyTypeTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			application/json,JSON
			APPLICATION/JSON;charset=utf-8,JSON
			application/problem+json,JSON
			application/vnd.api+json ; v=1,JSON
			application/x-ndjson,JSON_LINES
			application/jsonl,JSON_LINES
			application/stream+json,JSON_LINES
			application/json-seq,JSON_LINES
			application/geo+json-seq,JSON_LINES
			text/event-stream;charset=UTF-8,EVENT_STREAM
			text/html,HTML
			application/xhtml+xml,HTML
			application/xml,XML
			text/xml,XML
			application/atom+xml,XML
			image/svg+xml,ACTIVE
			text/csv,CSV
			text/tab-separated-values,TSV
			application/yaml,YAML
			text/x-yaml,YAML
			application/openapi+yaml,YAML
			text/plain,TEXT
			text/vtt,TEXT
			text/markdown,MARKDOWN
			text/x-ansi,TERMINAL
			application/javascript,ACTIVE
			text/javascript,ACTIVE
			application/x-javascript,ACTIVE
			application/json-p+javascript,ACTIVE
			text/css,ACTIVE
			application/octet-stream,BINARY
			image/png,BINARY
			application/pdf,BINARY
			application/vnd.ms-excel,BINARY
			multipart/mixed,BINARY
			nonsense,BINARY
			'',BINARY
			""")
	void theContentTypeMakesTheBody(String contentType, BodyType expected) {
		assertThat(BodyType.of(contentType)).isEqualTo(expected);
	}

	@Test
	void withoutContentTypeNothingIsKnown() {
		assertThat(BodyType.of(null)).isEqualTo(BodyType.BINARY);
		assertThat(BodyType.BINARY.isOpaque()).isTrue();
		assertThat(BodyType.TEXT.isOpaque()).isFalse();
	}

}
