package dev.aisecurity.detect.disclosure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SecretFormatsTests {

	private final List<SecretFormat> formats = SecretFormats.bundled();

	@Test
	void whenReadThenThereAreManyFormatsWithReadableNames() {
		assertThat(this.formats).hasSizeGreaterThan(150).allSatisfy((format) -> {
			assertThat(format.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
			assertThat(format.description()).isNotBlank();
			assertThat(format.keywords()).allSatisfy((word) -> assertThat(word).matches("[a-z0-9]+"));
		});
	}

	@Test
	void whenFormatHasNoPrefixThenItNeedsAName() {
		for (SecretFormat format : this.formats) {
			for (TokenShape shape : format.shapes()) {
				assertThat(format.isAssigned() || !format.anchor().isEmpty() || shape.literal().length() >= 2)
					.as(format.id())
					.isTrue();
			}
		}
	}

	@Test
	void whenShapeIsNotUnderstoodThenSaysSo() {
		assertThatIllegalArgumentException().isThrownBy(() -> TokenShape.of("a\\q{3}")).withMessageContaining("\\q");
		assertThatIllegalArgumentException().isThrownBy(() -> TokenShape.of("")).withMessage("Shape is empty");
	}

	@Test
	void whenShapeMatchesThenReturnsEndOtherwiseNothing() {
		TokenShape shape = TokenShape.of("ab_[x-z]{2,3}-\\d{2}");
		assertThat(shape.end("..ab_xyz-12..", 2)).isEqualTo(11);
		assertThat(shape.end("ab_xy-12", 0)).isEqualTo(8);
		assertThat(shape.end("ab_x-12", 0)).isEqualTo(-1);
		assertThat(shape.end("ab_xyzz-12", 0)).isEqualTo(-1);
		assertThat(shape.end("ab_xy-1", 0)).isEqualTo(-1);
		assertThat(shape.literal()).isEqualTo("ab_");
		assertThat(shape.shortest()).isEqualTo(8);
		assertThat(shape.longest()).isEqualTo(9);
		assertThat(TokenShape.of("sig=(\\a{4}").skip()).isEqualTo(4);
	}

	@Test
	void whenTypeExistsThenTheGuideListsIt() throws IOException {
		String guide = Files.readString(Path.of("..", "docs", "secrets-and-personal-data.md"));
		for (SecretFormat format : this.formats) {
			assertThat(guide).contains("`" + format.id() + "`");
		}
		for (NumberType type : NationalNumbers.all()) {
			assertThat(guide).contains("`" + type.id() + "`");
		}
		for (DisclosureData row : DisclosureData.read("personal-data.tsv")) {
			assertThat(row.isNegative() || guide.contains("`" + row.type() + "`")).as(row.type()).isTrue();
		}
	}

}
