package dev.aisecurity.output.body;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;

import dev.aisecurity.annotation.OutputFormat;
import dev.aisecurity.output.StreamGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Without the library that makes HTML harmless, nothing leaves that needs it.
 */
class HtmlSanitizingTests {

	private final ClassLoader poor = new WithoutSanitizer();

	@Test
	void whenLibraryIsThereThenItIsFound() {
		assertThat(HtmlSanitizing.isAvailable(getClass().getClassLoader())).isTrue();
		assertThat(HtmlSanitizing.isAvailable(this.poor)).isFalse();
	}

	@ParameterizedTest
	@EnumSource(names = { "HTML", "JSON" })
	void whenLibraryIsAbsentThenDeclaredHtmlIsRefused(BodyType type) {
		assertThatExceptionOfType(InvocationTargetException.class).isThrownBy(() -> open(type, OutputFormat.HTML))
			.satisfies((ex) -> assertThat(ex.getCause().getClass().getName())
				.isEqualTo(UnsupportedBodyException.class.getName()));
	}

	@ParameterizedTest
	@EnumSource(names = { "HTML", "JSON" })
	void whenLibraryIsAbsentThenEverythingElseIsRewritten(BodyType type) throws Exception {
		assertThat(open(type, OutputFormat.AUTO)).isNotNull();
	}

	private Object open(BodyType type, OutputFormat format) throws Exception {
		Class<?> rewriters = this.poor.loadClass(BodyRewriters.class.getName());
		Object poorType = this.poor.loadClass(BodyType.class.getName()).getEnumConstants()[type.ordinal()];
		Object channels = Proxy.newProxyInstance(this.poor,
				new Class<?>[] { this.poor.loadClass(TextChannels.class.getName()) },
				(proxy, method, arguments) -> new StreamGuard((extent, text, focus) -> List.of(), List.of()));
		Method open = Arrays.stream(rewriters.getMethods())
			.filter((method) -> method.getName().equals("open"))
			.findFirst()
			.orElseThrow();
		Object rewriter = open.invoke(rewriters.getConstructor().newInstance(), poorType, format, true, channels);
		if (type == BodyType.JSON) {
			Method write = this.poor.loadClass(BodyRewriter.class.getName())
				.getMethod("write", CharSequence.class, StringBuilder.class);
			write.setAccessible(true);
			write.invoke(rewriter, "[\"x\"]", new StringBuilder());
		}
		return rewriter;
	}

	/**
	 * Loads the room again, without what it may lack.
	 */
	private static final class WithoutSanitizer extends ClassLoader {

		private WithoutSanitizer() {
			super(HtmlSanitizingTests.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			synchronized (getClassLoadingLock(name)) {
				if (name.startsWith("org.owasp.html.")) {
					throw new ClassNotFoundException(name);
				}
				if (!name.startsWith(BodyRewriters.class.getPackageName() + ".")) {
					return super.loadClass(name, resolve);
				}
				Class<?> loaded = findLoadedClass(name);
				return (loaded != null) ? loaded : define(name);
			}
		}

		private Class<?> define(String name) throws ClassNotFoundException {
			try (InputStream source = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
				if (source == null) {
					throw new ClassNotFoundException(name);
				}
				byte[] bytes = source.readAllBytes();
				return defineClass(name, bytes, 0, bytes.length);
			}
			catch (IOException ex) {
				throw new ClassNotFoundException(name, ex);
			}
		}

	}

}
