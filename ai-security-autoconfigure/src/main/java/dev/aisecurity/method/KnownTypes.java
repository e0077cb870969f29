package dev.aisecurity.method;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.BaseStream;

import org.jspecify.annotations.Nullable;

/**
 * What is known of types that are not the application's. Most are known by name, so that
 * they need not be on the class path. A class is what its super types are; the tables are
 * asked in the order in which they stand here.
 */
final class KnownTypes {

	private static final String HTTP_HEADERS = "org.springframework.http.HttpHeaders";

	private static final String HTTP_ENTITY = "org.springframework.http.HttpEntity";

	private static final String JSON_NODE = "tools.jackson.databind.JsonNode";

	/** Messages and the accessors of what they carry; their headers are left out. */
	private static final Map<String, String[]> MESSAGES = Map.of( //
			"org.springframework.messaging.Message", new String[] { "getPayload" },
			"org.springframework.context.PayloadApplicationEvent", new String[] { "getPayload" },
			"org.springframework.amqp.core.Message", new String[] { "getBody" },
			"org.springframework.data.redis.connection.Message", new String[] { "getBody" },
			"org.apache.kafka.clients.consumer.ConsumerRecord", new String[] { "key", "value" },
			"jakarta.jms.TextMessage", new String[] { "getText" });

	/** Files and the accessors of the names that their sender has chosen. */
	private static final Map<String, String[]> FILES = Map.of( //
			"org.springframework.web.multipart.MultipartFile", new String[] { "getName", "getOriginalFilename" },
			"jakarta.servlet.http.Part", new String[] { "getName", "getSubmittedFileName" });

	/** Foreign types that are no collection but can be iterated again and again. */
	private static final Set<String> ITERABLES = Set.of("org.apache.kafka.clients.consumer.ConsumerRecords",
			"org.springframework.data.util.Streamable");

	/** The request as a whole. */
	private static final Set<String> REQUESTS = Set.of("jakarta.servlet.ServletRequest",
			"org.springframework.web.context.request.WebRequest", "org.springframework.http.HttpInputMessage",
			"org.springframework.web.servlet.function.ServerRequest");

	/** What frameworks hand in beside the data. */
	private static final Set<String> LEFT_OUT = Set.of("jakarta.servlet.ServletResponse",
			"jakarta.servlet.http.HttpSession", "java.security.Principal", "java.lang.Throwable",
			"java.lang.ClassLoader", "java.util.concurrent.Executor",
			"org.springframework.security.core.AuthenticatedPrincipal",
			"org.springframework.security.core.userdetails.UserDetails",
			"org.springframework.security.core.GrantedAuthority", "org.springframework.ui.Model",
			"org.springframework.ui.ModelMap", "org.springframework.validation.Errors",
			"org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter",
			"org.springframework.beans.factory.BeanFactory", "org.slf4j.Logger", "kotlin.coroutines.Continuation",
			"kotlin.Function");

	/** Classes whose text can be read once, later or not at all. */
	private static final List<Class<?>> UNREADABLE = List.of(InputStream.class, Readable.class, Iterator.class,
			Enumeration.class, Spliterator.class, BaseStream.class, Supplier.class, Future.class, CompletionStage.class,
			java.nio.channels.ReadableByteChannel.class, java.util.concurrent.Flow.Publisher.class);

	/** The same, by name. */
	private static final Set<String> UNREADABLE_NAMES = Set.of("org.reactivestreams.Publisher",
			"org.springframework.core.io.InputStreamSource", "org.springframework.core.io.buffer.DataBuffer",
			"kotlin.sequences.Sequence", "kotlin.Lazy", "kotlinx.coroutines.flow.Flow", "java.sql.Clob",
			"java.sql.Blob", "java.sql.ResultSet", "javax.xml.transform.Source", "org.w3c.dom.Node",
			"jakarta.jms.Message", "jakarta.mail.Part", "jakarta.activation.DataSource",
			"tools.jackson.core.JsonParser", "com.fasterxml.jackson.core.JsonParser");

	/** Packages of frameworks. */
	private static final String[] FRAMEWORKS = { "org.springframework.", "jakarta.", "reactor.", "io.micrometer.",
			"io.opentelemetry.", "org.slf4j.", "ch.qos.logback.", "org.apache.logging.", "org.apache.catalina.",
			"org.apache.coyote.", "org.apache.tomcat.", "org.eclipse.jetty.", "io.undertow.", "io.netty.",
			"org.hibernate.", "com.rabbitmq.client.", "org.apache.kafka.", "kotlin.coroutines.", "kotlin.jvm.",
			"kotlin.reflect.", "kotlinx.coroutines.", "tools.jackson.", "com.fasterxml.jackson." };

	/** Applications that bear the name of a framework. */
	static final String SAMPLES = "org.springframework.samples.";

	/** Parts of them that hold the data of applications. */
	private static final String[] DATA = { "org.springframework.ai.chat.messages.",
			"org.springframework.ai.chat.prompt.Prompt", "org.springframework.ai.document.Document",
			"org.springframework.ai.content.", "tools.jackson.databind.util.TokenBuffer",
			"com.fasterxml.jackson.databind.node.", "com.fasterxml.jackson.databind.util.TokenBuffer" };

	private KnownTypes() {
	}

	/**
	 * Returns the shape of a type that is known.
	 * @param type the type
	 * @return its shape, or {@code null} if it is none of the known ones
	 */
	static @Nullable Shape shape(Class<?> type) {
		if (find(type, Set.of(JSON_NODE)) != null) {
			return new JsonNodeShape();
		}
		if (find(type, Set.of(HTTP_ENTITY)) != null) {
			return new HttpEntityShape();
		}
		if (find(type, Set.of(HTTP_HEADERS)) != null) {
			return new HeadersShape();
		}
		Class<?> message = find(type, MESSAGES.keySet());
		if (message != null) {
			return new AccessorShape(Shapes.methods(message, MESSAGES.getOrDefault(message.getName(), new String[0])));
		}
		Class<?> file = find(type, FILES.keySet());
		if (file != null) {
			Method content = Shapes.methods(file, "getInputStream").get(0);
			return new FileShape(Shapes.methods(file, FILES.getOrDefault(file.getName(), new String[0])), content);
		}
		if (find(type, REQUESTS) != null) {
			return new RequestShape();
		}
		if (find(type, LEFT_OUT) != null) {
			return NothingShape.INSTANCE;
		}
		return (find(type, ITERABLES) != null) ? new CollectionShape(null) : null;
	}

	/**
	 * Returns whether the text of a type can be read once, later or not at all.
	 * @param type the type, not a collection
	 * @return whether inspection cannot read it
	 */
	static boolean isUnreadable(Class<?> type) {
		for (Class<?> unreadable : UNREADABLE) {
			if (unreadable.isAssignableFrom(type)) {
				return true;
			}
		}
		return find(type, UNREADABLE_NAMES) != null;
	}

	/**
	 * Returns whether a type is one that frameworks hand in beside the data.
	 * @param type the type
	 * @return whether its text is left out
	 */
	static boolean isLeftOut(Class<?> type) {
		return find(type, LEFT_OUT) != null;
	}

	/**
	 * Returns whether a class belongs to a framework and holds no data of applications.
	 * @param name name of the class
	 * @return whether it does
	 */
	static boolean isFramework(String name) {
		return startsWithAny(name, FRAMEWORKS) && !startsWithAny(name, DATA) && !name.startsWith(SAMPLES);
	}

	private static boolean startsWithAny(String name, String[] prefixes) {
		for (String prefix : prefixes) {
			if (name.startsWith(prefix)) {
				return true;
			}
		}
		return false;
	}

	private static @Nullable Class<?> find(Class<?> type, Collection<String> names) {
		Set<Class<?>> seen = new HashSet<>();
		Deque<Class<?>> open = new ArrayDeque<>();
		open.add(type);
		while (!open.isEmpty()) {
			Class<?> next = open.remove();
			if (names.contains(next.getName())) {
				return next;
			}
			if (seen.add(next)) {
				open.addAll(List.of(next.getInterfaces()));
				if (next.getSuperclass() != null) {
					open.add(next.getSuperclass());
				}
			}
		}
		return null;
	}

}
