package dev.aisecurity.method;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Objects and records of applications: their fields, inherited and private ones too,
 * because fields are what the code will use.
 */
final class ObjectShape implements Shape {

	private final Class<?> type;

	private final List<Slot> slots;

	private final boolean unreadable;

	private ObjectShape(Class<?> type, List<Slot> slots, boolean unreadable) {
		this.type = type;
		this.slots = List.copyOf(slots);
		this.unreadable = unreadable;
	}

	/**
	 * Returns the shape of a class.
	 * @param type the class
	 * @param shapes the shapes of other classes
	 * @return the shape, {@link NothingShape} if no field can hold text
	 */
	static Shape of(Class<?> type, Shapes shapes) {
		List<Slot> slots = new ArrayList<>();
		boolean unreadable = false;
		for (Class<?> level = type; level != null && !Shapes.isForeign(level); level = level.getSuperclass()) {
			try {
				for (Field field : level.getDeclaredFields()) {
					if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
						TextDeclaration declaration = declaration(field);
						if (declaration.origin() != null || shapes.canHoldText(field.getType())) {
							slots.add(new Slot(field, declaration));
							unreadable |= !field.trySetAccessible() && !declaration.isUninspected();
						}
					}
				}
			}
			catch (LinkageError ex) {
				unreadable = true;
			}
		}
		if (unreadable) {
			slots.removeIf((slot) -> !slot.field.trySetAccessible());
		}
		return (slots.isEmpty() && !unreadable) ? NothingShape.INSTANCE : new ObjectShape(type, slots, unreadable);
	}

	private static TextDeclaration declaration(Field field) {
		TextDeclaration declaration = TextDeclaration.of(field);
		if (!declaration.equals(TextDeclaration.NONE)) {
			return declaration;
		}
		for (Constructor<?> constructor : field.getDeclaringClass().getDeclaredConstructors()) {
			for (Parameter parameter : constructor.getParameters()) {
				if (parameter.isNamePresent() && parameter.getName().equals(field.getName())
						&& parameter.getType() == field.getType()) {
					declaration = TextDeclaration.of(parameter);
					if (!declaration.equals(TextDeclaration.NONE)) {
						return declaration;
					}
				}
			}
		}
		return TextDeclaration.NONE;
	}

	@Override
	public void collect(Object value, @Nullable Origin origin, ArgumentTexts texts, int depth) {
		if (!texts.enter(value, origin, depth)) {
			return;
		}
		if (this.unreadable) {
			texts.unreadable(this.type, origin);
		}
		collectFields(value, origin, texts, depth);
	}

	/**
	 * Reads the fields of a value that was entered already.
	 * @param value the value
	 * @param origin who wrote its texts, or {@code null} if they are counted only
	 * @param texts where to put them
	 * @param depth how deep the value is nested
	 */
	void collectFields(Object value, @Nullable Origin origin, ArgumentTexts texts, int depth) {
		for (int i = 0; i < this.slots.size() && !texts.isFull(); i++) {
			Slot slot = this.slots.get(i);
			texts.declared(slot.get(value), slot.declaration, origin, depth + 1);
		}
	}

	@Override
	public Object redact(Object value, Origin origin, TextReplacement redaction, int depth) {
		if (this.unreadable) {
			redaction.unreadable(this.type);
		}
		if (this.type.isRecord()) {
			return redactRecord(value, origin, redaction, depth);
		}
		for (Slot slot : this.slots) {
			Object held = slot.get(value);
			Object redacted = redaction.declared(held, slot.declaration, origin, depth + 1);
			if (redacted != held) {
				slot.set(value, redacted);
			}
		}
		return value;
	}

	private Object redactRecord(Object value, Origin origin, TextReplacement redaction, int depth) {
		RecordComponent[] components = this.type.getRecordComponents();
		Class<?>[] types = new Class<?>[components.length];
		@Nullable Object[] values = new @Nullable Object[components.length];
		boolean changed = false;
		for (int i = 0; i < components.length; i++) {
			Slot slot = slot(components[i]);
			types[i] = components[i].getType();
			Object held = slot.get(value);
			values[i] = redaction.declared(held, slot.declaration, origin, depth + 1);
			changed |= values[i] != held;
		}
		if (!changed) {
			return value;
		}
		try {
			Constructor<?> constructor = this.type.getDeclaredConstructor(types);
			constructor.setAccessible(true);
			return constructor.newInstance(values);
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			throw new UnredactableException(this.type);
		}
	}

	private Slot slot(RecordComponent component) {
		for (Slot slot : this.slots) {
			if (slot.field.getName().equals(component.getName())) {
				return slot;
			}
		}
		try {
			Field field = this.type.getDeclaredField(component.getName());
			if (field.trySetAccessible()) {
				return new Slot(field, new TextDeclaration(null, "holds no text"));
			}
		}
		catch (NoSuchFieldException ex) {
			throw new IllegalStateException(ex);
		}
		throw new UnredactableException(this.type);
	}

	/**
	 * A field and what is declared on it.
	 */
	private record Slot(Field field, TextDeclaration declaration) {

		@Nullable Object get(Object target) {
			try {
				return this.field.get(target);
			}
			catch (IllegalAccessException ex) {
				throw new IllegalStateException(ex);
			}
		}

		void set(Object target, @Nullable Object value) {
			if (Modifier.isFinal(this.field.getModifiers()) || !this.field.getType().isInstance(value)) {
				throw new UnredactableException(target.getClass());
			}
			try {
				this.field.set(target, value);
			}
			catch (IllegalAccessException ex) {
				throw new UnredactableException(target.getClass());
			}
		}

	}

}
