package dev.aisecurity.endpoint;

import java.lang.reflect.AnnotatedElement;

import dev.aisecurity.annotation.Prompt;
import dev.aisecurity.annotation.Uninspected;
import dev.aisecurity.annotation.UntrustedContent;
import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;

/**
 * What an application says of a parameter, a field or a record component.
 *
 * @param origin who wrote the text, or {@code null} if it does not say
 * @param uninspected why it is taken out of inspection, or {@code null} if it is not
 */
public record TextDeclaration(@Nullable Origin origin, @Nullable String uninspected) {

	/** Nothing is said: the user's text. */
	public static final TextDeclaration NONE = new TextDeclaration(null, null);

	/**
	 * Reads what is declared on an element.
	 * @param element a parameter, a field or a record component
	 * @return the declaration, {@link #NONE} if there is none
	 */
	public static TextDeclaration of(AnnotatedElement element) {
		MergedAnnotations annotations = MergedAnnotations.from(element);
		MergedAnnotation<Uninspected> uninspected = annotations.get(Uninspected.class);
		if (uninspected.isPresent()) {
			return new TextDeclaration(null, uninspected.getString("reason"));
		}
		MergedAnnotation<UntrustedContent> untrusted = annotations.get(UntrustedContent.class);
		if (untrusted.isPresent()) {
			return new TextDeclaration(
					switch (untrusted.getEnum(MergedAnnotation.VALUE, UntrustedContent.Source.class)) {
						case RETRIEVED -> Origin.RETRIEVED;
						case TOOL -> Origin.TOOL;
					}, null);
		}
		return annotations.isPresent(Prompt.class) ? new TextDeclaration(Origin.USER, null) : NONE;
	}

	/**
	 * Returns who wrote the text where nothing else is said.
	 * @param inherited what holds around this element
	 * @return the declared origin, or the inherited one
	 */
	public Origin origin(Origin inherited) {
		return (this.origin != null) ? this.origin : inherited;
	}

	/**
	 * Returns whether the text is taken out of inspection.
	 * @return whether a reason is given
	 */
	public boolean isUninspected() {
		return this.uninspected != null;
	}

}
