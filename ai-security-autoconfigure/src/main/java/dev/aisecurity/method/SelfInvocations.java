package dev.aisecurity.method;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.util.ClassUtils;

/**
 * The calls between the methods of one class on {@code this}, read from its byte code and
 * that of its super classes. Methods are named by name and descriptor. What cannot be
 * read is left out.
 */
final class SelfInvocations {

	private final Map<String, Body> bodies = new LinkedHashMap<>();

	/**
	 * Reads a class.
	 * @param type the class
	 */
	SelfInvocations(Class<?> type) {
		for (Class<?> level = type; level != null && !Shapes.isForeign(level); level = level.getSuperclass()) {
			read(level);
		}
	}

	private void read(Class<?> type) {
		try (InputStream stream = type.getResourceAsStream(ClassUtils.getClassFileName(type))) {
			if (stream != null) {
				new ClassReader(stream).accept(new Methods(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			// A class file that is gone or too new shows nothing
			return;
		}
	}

	/**
	 * Returns the guarded methods that can be reached past the guard: through methods of
	 * the same class none of which is guarded.
	 * @param guarded the guarded methods
	 * @return for each of them the method that calls it
	 */
	Map<String, String> unguardedCallers(Set<String> guarded) {
		Map<String, String> callers = new LinkedHashMap<>();
		Set<String> seen = new HashSet<>();
		Deque<String> open = new ArrayDeque<>();
		this.bodies.forEach((method, body) -> {
			if (!body.internal && !guarded.contains(method) && seen.add(method)) {
				open.add(method);
			}
		});
		while (!open.isEmpty()) {
			String caller = open.remove();
			Body body = this.bodies.get(caller);
			for (String callee : (body != null) ? body.calls : Set.<String>of()) {
				if (guarded.contains(callee)) {
					callers.putIfAbsent(callee, sourceName(caller));
				}
				else if (seen.add(callee)) {
					open.add(callee);
				}
			}
		}
		return callers;
	}

	private static String sourceName(String method) {
		String name = method.substring(0, method.indexOf('('));
		return name.startsWith("lambda$") ? name.substring("lambda$".length(), name.lastIndexOf('$')) : name;
	}

	/**
	 * Returns which guarded methods a guarded method calls on {@code this}, be it through
	 * methods that are not.
	 * @param method the calling method
	 * @param guarded the guarded methods
	 * @return the called ones, without the method itself
	 */
	Set<String> guardedCallees(String method, Set<String> guarded) {
		Set<String> callees = new LinkedHashSet<>();
		Set<String> seen = new HashSet<>(Set.of(method));
		Deque<String> open = new ArrayDeque<>(Set.of(method));
		while (!open.isEmpty()) {
			Body body = this.bodies.get(open.remove());
			for (String callee : (body != null) ? body.calls : Set.<String>of()) {
				if (seen.add(callee)) {
					(guarded.contains(callee) ? callees : open).add(callee);
				}
			}
		}
		return callees;
	}

	/**
	 * What a method calls.
	 *
	 * @param internal whether nothing but the class itself can call it
	 * @param calls the methods that it calls on {@code this}
	 */
	private record Body(boolean internal, Set<String> calls) {

	}

	private final class Methods extends ClassVisitor {

		Methods() {
			super(SpringAsmInfo.ASM_VERSION);
		}

		@Override
		public @Nullable MethodVisitor visitMethod(int access, String name, String descriptor,
				@Nullable String signature, String @Nullable [] exceptions) {
			if ((access & (Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_BRIDGE)) != 0) {
				return null;
			}
			boolean internal = (access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC)) != 0 && !name.equals("<init>");
			Body body = new Body(internal, new LinkedHashSet<>());
			Body overriding = SelfInvocations.this.bodies.putIfAbsent(name + descriptor, body);
			return (overriding != null) ? null : new ThisCalls(body.calls::add);
		}

	}

}
