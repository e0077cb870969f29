package dev.aisecurity.method;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.aisecurity.annotation.LlmEndpoint;

import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.MethodMetadata;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Concrete classes in the packages of an application that carry the annotation and that
 * nothing declares as a bean: neither a stereotype nor a bean method, not even one whose
 * condition does not hold today.
 */
final class StrayEndpoints {

	private static final String BEAN = "org.springframework.context.annotation.Bean";

	private static final String[] STEREOTYPES = { "org.springframework.stereotype.Component", "jakarta.inject.Named" };

	private final List<AnnotationMetadata> annotated = new ArrayList<>();

	private final Set<String> beanTypes = new HashSet<>();

	private final ClassLoader classLoader;

	/**
	 * Scans packages.
	 * @param packages the packages, with those below them
	 * @param classLoader loads what is found
	 */
	StrayEndpoints(Collection<String> packages, ClassLoader classLoader) {
		this.classLoader = classLoader;
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.setResourceLoader(new DefaultResourceLoader(classLoader));
		scanner.addIncludeFilter((reader, factory) -> {
			read(reader.getAnnotationMetadata());
			return false;
		});
		for (String each : packages) {
			scanner.findCandidateComponents(each);
		}
	}

	private void read(AnnotationMetadata metadata) {
		for (MethodMetadata method : metadata.getAnnotatedMethods(BEAN)) {
			this.beanTypes.add(method.getReturnTypeName());
		}
		if (metadata.isConcrete() && !metadata.isAnnotation() && (metadata.isAnnotated(LlmEndpoint.class.getName())
				|| metadata.hasAnnotatedMethods(LlmEndpoint.class.getName()))) {
			for (String stereotype : STEREOTYPES) {
				if (metadata.isAnnotated(stereotype)) {
					return;
				}
			}
			this.annotated.add(metadata);
		}
	}

	/**
	 * Returns the classes that are no beans.
	 * @param beans classes of all beans
	 * @return the classes
	 */
	List<Class<?>> find(Collection<Class<?>> beans) {
		List<Class<?>> strays = new ArrayList<>();
		for (AnnotationMetadata metadata : this.annotated) {
			try {
				Class<?> type = ClassUtils.forName(metadata.getClassName(), this.classLoader);
				ReflectionUtils.getUniqueDeclaredMethods(type);
				if (!isBean(type, beans)) {
					strays.add(type);
				}
			}
			catch (ClassNotFoundException | LinkageError | IllegalStateException ex) {
				// A class that cannot be loaded with all its methods is no bean either
				continue;
			}
		}
		return strays;
	}

	private boolean isBean(Class<?> type, Collection<Class<?>> beans) {
		for (Class<?> bean : beans) {
			if (type.isAssignableFrom(bean)) {
				return true;
			}
		}
		for (Class<?> level = type; level != null && level != Object.class; level = level.getSuperclass()) {
			if (this.beanTypes.contains(level.getName())) {
				return true;
			}
		}
		for (Class<?> implemented : ClassUtils.getAllInterfacesForClassAsSet(type)) {
			if (this.beanTypes.contains(implemented.getName())) {
				return true;
			}
		}
		return false;
	}

}
