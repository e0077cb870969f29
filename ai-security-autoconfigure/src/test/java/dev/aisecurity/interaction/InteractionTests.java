package dev.aisecurity.interaction;

import java.util.List;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Interaction} and what it is made of.
 */
class InteractionTests {

	@ParameterizedTest
	@ValueSource(strings = { "chat", "orders:chat", "tool:mail", "rag:store", "model:openai/gpt", "A.b#c_d-1" })
	void whenEndpointIdConsistsOfTheAllowedCharactersThenItIsValid(String value) {
		assertThat(new EndpointId(value)).hasToString(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "a*", "ä", "a\n", "{id}" })
	void whenEndpointIdHasOtherCharactersThenRefuses(String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> new EndpointId(value))
			.withMessageContaining("must consist of 1 to 200");
	}

	@Test
	void whenEndpointIdIsTooLongThenRefuses() {
		assertThat(EndpointId.isValid("x".repeat(200))).isTrue();
		assertThat(EndpointId.isValid("x".repeat(201))).isFalse();
	}

	@Test
	void whenDescribedThenTextAndSessionAreLeftOut() {
		Segment segment = new Segment("canary", Origin.USER, "body");
		Interaction interaction = new Interaction(Endpoint.of("chat"), Direction.INPUT, List.of(segment),
				Subject.ANONYMOUS, new SessionId("canary"), Labels.NONE, RequestHeaders.NONE);
		assertThat(interaction.toString()).doesNotContain("canary").contains("6 chars");
	}

	@Test
	void whenThereAreSeveralSegmentsThenLengthIsTheirSum() {
		Interaction interaction = new Interaction(Endpoint.of("chat"), Direction.INPUT,
				List.of(new Segment("abc", Origin.USER, "body"), new Segment("de", Origin.TOOL, "body")),
				Subject.ANONYMOUS, null, Labels.NONE, RequestHeaders.NONE);
		assertThat(interaction.length()).isEqualTo(5);
	}

	@Test
	void whenNobodyHasProvedWhoTheyAreThenTheSubjectIsAnonymousAndHasNothing() {
		assertThat(Subject.ANONYMOUS.id()).isEqualTo(new SubjectId("anonymous"));
		assertThat(Subject.ANONYMOUS.authenticated()).isFalse();
		assertThat(Subject.ANONYMOUS.authorities()).isEmpty();
		assertThat(Subject.authenticated("alice", Set.of("A")).acr()).isNull();
	}

	@Test
	void whenIdsAreEmptyThenRefuses() {
		assertThatIllegalArgumentException().isThrownBy(() -> new SubjectId(""));
		assertThatIllegalArgumentException().isThrownBy(() -> new SessionId(""));
	}

	@ParameterizedTest
	@CsvSource({ "SYSTEM, SYSTEM", "USER, USER", "RETRIEVED, EXTERNAL", "TOOL, EXTERNAL", "MODEL, EXTERNAL" })
	void whenTextFlowsInThenIntegrityIsThatOfItsOrigin(Origin origin, Integrity expected) {
		assertThat(Labels.of(List.of(new Segment("a", Origin.SYSTEM, "x"), new Segment("b", origin, "x"))))
			.isEqualTo(new Labels(expected, Confidentiality.PUBLIC));
	}

	@Property
	void whenLabelsJoinThenNothingIsForgotten(@ForAll Integrity a, @ForAll Integrity b, @ForAll Confidentiality c,
			@ForAll Confidentiality d) {
		Labels one = new Labels(a, c);
		Labels other = new Labels(b, d);
		Labels joined = one.join(other);
		assertThat(joined).isEqualTo(other.join(one)).isEqualTo(joined.join(one));
		assertThat(joined.integrity()).isGreaterThanOrEqualTo(a).isGreaterThanOrEqualTo(b);
		assertThat(joined.confidentiality()).isGreaterThanOrEqualTo(c).isGreaterThanOrEqualTo(d);
	}

}
