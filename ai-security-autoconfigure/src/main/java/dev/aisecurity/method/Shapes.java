package dev.aisecurity.method;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * The shape of every class, worked out once. Thread-safe; holds no class alive.
 */
final class Shapes extends ClassValue<Shape> {

	private static final Shape TEXT = new TextShape();

	private static final Shape UNREADABLE = new UnreadableShape();

	@Override
	protected Shape computeValue(Class<?> type) {
		if (type.isArray()) {
			return array(type);
		}
		if (CharSequence.class.isAssignableFrom(type) || type == Character.class || type == URI.class
				|| type == URL.class || type == StringJoiner.class) {
			return TEXT;
		}
		if (ByteBuffer.class.isAssignableFrom(type)) {
			return new BytesShape();
		}
		if (type.isPrimitive() || Enum.class.isAssignableFrom(type) || Number.class.isAssignableFrom(type)
				|| type == Boolean.class) {
			return NothingShape.INSTANCE;
		}
		Shape known = KnownTypes.shape(type);
		if (known != null) {
			return known;
		}
		Shape container = container(type);
		if (container != null) {
			return container;
		}
		if (KnownTypes.isUnreadable(type) || Proxy.isProxyClass(type)) {
			return UNREADABLE;
		}
		if (type.isHidden() || type.isSynthetic() || isForeign(type)) {
			return NothingShape.INSTANCE;
		}
		return ObjectShape.of(type, this);
	}

	private Shape array(Class<?> type) {
		Class<?> component = type.getComponentType();
		if (component == byte.class) {
			return new BytesShape();
		}
		if (component == char.class) {
			return new CharsShape();
		}
		return canHoldText(component) ? new ArrayShape() : NothingShape.INSTANCE;
	}

	private @Nullable Shape container(Class<?> type) {
		if (HolderShape.supports(type)) {
			return new HolderShape();
		}
		if (Map.class.isAssignableFrom(type)) {
			return new MapShape(ownFields(type));
		}
		if (Collection.class.isAssignableFrom(type)) {
			return new CollectionShape(ownFields(type));
		}
		return null;
	}

	/**
	 * Returns the fields that a subclass of a collection or map of the JDK adds. Other
	 * implementations are left at their elements: their fields are their business.
	 * @param type the class of the collection or map
	 * @return the fields, or {@code null} if there are none
	 */
	private @Nullable ObjectShape ownFields(Class<?> type) {
		Class<?> foreign = type;
		while (foreign != null && !isForeign(foreign)) {
			foreign = foreign.getSuperclass();
		}
		boolean extendsPlatform = foreign != type && foreign != Object.class;
		return (extendsPlatform && ObjectShape.of(type, this) instanceof ObjectShape fields) ? fields : null;
	}

	/**
	 * Returns whether a field or an element declared with a type can hold text.
	 * @param declared the declared type
	 * @return {@code false} only if no value of the type can
	 */
	boolean canHoldText(Class<?> declared) {
		if (declared.isPrimitive() || declared.isEnum() || Number.class.isAssignableFrom(declared)) {
			return false;
		}
		boolean closed = Modifier.isFinal(declared.getModifiers()) && isPlatform(declared) && !declared.isArray();
		return !(closed && get(declared) == NothingShape.INSTANCE);
	}

	/**
	 * Returns whether values of a class may carry text that inspection cannot see: code,
	 * and what frameworks make of answers.
	 * @param type the class
	 * @return whether such a value cannot be called inspected
	 */
	boolean isOpaque(Class<?> type) {
		return get(type) == NothingShape.INSTANCE && (type.isHidden() || type.isSynthetic()
				|| KnownTypes.isFramework(type.getName()) || KnownTypes.isLeftOut(type));
	}

	/**
	 * Returns whether a class belongs to the JDK or to a framework.
	 * @param type the class
	 * @return whether its fields are none of the application's text
	 */
	static boolean isForeign(Class<?> type) {
		return isPlatform(type) || KnownTypes.isFramework(type.getName());
	}

	/**
	 * Returns whether a class belongs to the JDK.
	 * @param type the class
	 * @return whether it does
	 */
	static boolean isPlatform(Class<?> type) {
		ClassLoader loader = type.getClassLoader();
		String name = type.getName();
		return loader == null || loader == ClassLoader.getPlatformClassLoader() || name.startsWith("java.")
				|| name.startsWith("javax.") || name.startsWith("jdk.") || name.startsWith("sun.");
	}

	/**
	 * Returns public methods of a class by name.
	 * @param type the class
	 * @param names names of methods without parameters
	 * @return the methods, in that order
	 */
	static List<Method> methods(Class<?> type, String... names) {
		List<Method> methods = new ArrayList<>(names.length);
		for (String name : names) {
			Method method = ReflectionUtils.findMethod(type, name);
			if (method != null) {
				methods.add(method);
			}
		}
		return methods;
	}

}
