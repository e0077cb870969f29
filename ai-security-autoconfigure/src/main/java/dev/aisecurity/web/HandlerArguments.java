package dev.aisecurity.web;

import java.io.InputStream;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.web.extract.BodyOrigins;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.Part;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.BeanUtils;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.io.InputStreamSource;
import org.springframework.http.HttpEntity;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartRequest;

/**
 * Reads from the parameters of a handler method where its arguments come from and what
 * the application says of them. Used once per method.
 */
final class HandlerArguments {

	private static final List<Class<?>> RAW = List.of(ServletRequest.class, WebRequest.class, MultipartRequest.class,
			InputStream.class, Reader.class, InputStreamSource.class, Part.class, byte[].class);

	private final HandlerMethod handler;

	private final JsonMapper mapper;

	private final Map<String, BodyOrigins> parameters = new HashMap<>();

	private final Map<String, BodyOrigins> pathVariables = new HashMap<>();

	private final Map<String, BodyOrigins> headers = new HashMap<>();

	private final List<BodyOrigins> models = new ArrayList<>(0);

	private final Set<String> headerNames = new HashSet<>();

	private final Set<String> cookieNames = new HashSet<>();

	private BodyOrigins body = BodyOrigins.USER;

	private TextDeclaration otherParameters = TextDeclaration.NONE;

	private TextDeclaration otherPathVariables = TextDeclaration.NONE;

	private boolean rawAccess;

	HandlerArguments(HandlerMethod handler, JsonMapper mapper) {
		this.handler = handler;
		this.mapper = mapper;
	}

	GuardedHandler describe(Endpoint endpoint, GuardedHandler.Desk desk) {
		DefaultParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();
		for (MethodParameter parameter : this.handler.getMethodParameters()) {
			parameter.initParameterNameDiscovery(names);
			ResolvableType type = ResolvableType.forMethodParameter(parameter);
			this.rawAccess |= isRaw(type);
			read(parameter, type,
					TextDeclaration.of(AnnotatedElementUtils.forAnnotations(parameter.getParameterAnnotations())));
		}
		BodyOrigins named = BodyOrigins.of(this.parameters, this.otherParameters);
		return new GuardedHandler(endpoint, desk, this.rawAccess, this.body,
				this.models.isEmpty() ? named : new ModelOrigins(named, this.models),
				BodyOrigins.of(this.pathVariables, this.otherPathVariables),
				BodyOrigins.of(this.headers, TextDeclaration.NONE), this.headerNames, this.cookieNames);
	}

	private static boolean isRaw(ResolvableType type) {
		for (Class<?> raw : RAW) {
			if (raw.isAssignableFrom(type.toClass())) {
				return true;
			}
		}
		for (ResolvableType generic : type.getGenerics()) {
			if (isRaw(generic)) {
				return true;
			}
		}
		return type.isArray() && isRaw(type.getComponentType());
	}

	private void read(MethodParameter parameter, ResolvableType type, TextDeclaration said) {
		MergedAnnotations annotations = MergedAnnotations.from(parameter.getParameterAnnotations());
		if (HttpEntity.class.isAssignableFrom(type.toClass())) {
			this.body = BodyOrigins.of(type.as(HttpEntity.class).getGeneric(), said, this.mapper);
		}
		else if (annotations.isPresent(RequestBody.class)) {
			this.body = BodyOrigins.of(type, said, this.mapper);
		}
		else if (annotations.isPresent(RequestPart.class)) {
			bind(this.parameters, name(annotations, RequestPart.class, parameter),
					BodyOrigins.of(type, said, this.mapper));
		}
		else if (annotations.isPresent(RequestHeader.class)) {
			bindHeader(this.headerNames, name(annotations, RequestHeader.class, parameter), type, said);
		}
		else if (annotations.isPresent(CookieValue.class)) {
			bindHeader(this.cookieNames, name(annotations, CookieValue.class, parameter), type, said);
		}
		else if (annotations.isPresent(PathVariable.class)) {
			if (isMap(type)) {
				this.otherPathVariables = said;
			}
			bind(this.pathVariables, name(annotations, PathVariable.class, parameter), BodyOrigins.of(said));
		}
		else if (annotations.isPresent(RequestParam.class) && isMap(type)) {
			this.otherParameters = said;
		}
		else if (annotations.isPresent(RequestParam.class) || BeanUtils.isSimpleProperty(type.toClass())) {
			bind(this.parameters, name(annotations, RequestParam.class, parameter), BodyOrigins.of(said));
		}
		else if (annotations.isPresent(ModelAttribute.class) || isModel(type.toClass())) {
			this.models.add(BodyOrigins.of(type, said));
		}
	}

	private void bindHeader(Set<String> names, @Nullable String name, ResolvableType type, TextDeclaration said) {
		if (name != null && !isMap(type)) {
			names.add(name);
			bind(this.headers, name, BodyOrigins.of(said));
		}
	}

	private static void bind(Map<String, BodyOrigins> named, @Nullable String name, BodyOrigins origins) {
		if (name != null) {
			named.put(name, origins);
		}
	}

	private static @Nullable String name(MergedAnnotations annotations, Class<? extends Annotation> binding,
			MethodParameter parameter) {
		MergedAnnotation<?> annotation = annotations.get(binding);
		String name = annotation.isPresent() ? annotation.getString(MergedAnnotation.VALUE) : "";
		return name.isEmpty() ? parameter.getParameterName() : name;
	}

	private static boolean isMap(ResolvableType type) {
		return Map.class.isAssignableFrom(type.toClass());
	}

	private static boolean isModel(Class<?> type) {
		String packageName = ClassUtils.getPackageName(type);
		return !type.isArray() && !packageName.startsWith("java.") && !packageName.startsWith("jakarta.")
				&& !packageName.startsWith("org.springframework.") && !packageName.startsWith("kotlin");
	}

	/**
	 * What is said of parameters that are bound to the properties of objects.
	 */
	private record ModelOrigins(BodyOrigins named, List<BodyOrigins> models) implements BodyOrigins {

		@Override
		public TextDeclaration declaration() {
			return this.named.declaration();
		}

		@Override
		public BodyOrigins property(String name) {
			if (!this.named.knows(name)) {
				int end = 0;
				while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
					end++;
				}
				String first = name.substring(0, end);
				for (BodyOrigins model : this.models) {
					if (model.knows(first)) {
						return walk(model.property(first), name, end);
					}
				}
			}
			return this.named.property(name);
		}

		private static BodyOrigins walk(BodyOrigins origins, String name, int from) {
			BodyOrigins current = origins;
			int start = from;
			while (start < name.length()) {
				boolean index = name.charAt(start) == '[';
				int end = start + 1;
				while (end < name.length() && name.charAt(end) != '[' && (index || name.charAt(end) != '.')) {
					end++;
				}
				current = index ? current.element() : current.property(name.substring(start + 1, end));
				start = end;
			}
			return current;
		}

		@Override
		public BodyOrigins element() {
			return this;
		}

		@Override
		public boolean knows(String name) {
			return !property(name).equals(this.named.property(name)) || this.named.knows(name);
		}

	}

}
