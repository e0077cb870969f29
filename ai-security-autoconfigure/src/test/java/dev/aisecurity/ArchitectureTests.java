package dev.aisecurity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import org.jspecify.annotations.NullMarked;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The house keeps its levels: each rule of the architecture is one test.
 */
@AnalyzeClasses(packages = "dev.aisecurity", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String ROOT = "dev.aisecurity.";

	private static final List<String> ENGINE = List.of("annotation", "risk", "interaction", "normalize", "session",
			"baseline", "detect", "output", "policy", "decision", "guard");

	private static final List<String> ROOMS = List.of("web", "method", "identity", "expression", "observation",
			"actuate", "springai");

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = slices().matching("dev.aisecurity.(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule engineKnowsNoFramework = noClasses().that()
		.resideInAnyPackage(all(ENGINE))
		.should()
		.dependOnClassesThat(new DescribedPredicate<>("are neither of the engine nor of its few libraries") {

			@Override
			public boolean test(JavaClass type) {
				String name = type.getPackageName();
				return !type.isPrimitive() && Stream
					.of("java.", "javax.crypto.", "org.jspecify.", "org.slf4j", "com.google.re2j", "com.hankcs.",
							"org.yaml.snakeyaml", "org.owasp.", "com.github.benmanes.caffeine.", ROOT)
					.noneMatch((prefix) -> (name + ".").startsWith(prefix) || name.startsWith(prefix))
						&& !name.isEmpty();
			}

		});

	@ArchTest
	static final ArchRule importsPointDownwards = Architectures.layeredArchitecture()
		.consideringOnlyDependenciesInLayers()
		.withOptionalLayers(true)
		.layer("annotation")
		.definedBy(all("annotation"))
		.layer("risk")
		.definedBy(all("risk"))
		.layer("interaction")
		.definedBy(all("interaction"))
		.layer("normalize")
		.definedBy(all("normalize"))
		.layer("session")
		.definedBy(all("session"))
		.layer("baseline")
		.definedBy(all("baseline"))
		.layer("detect")
		.definedBy(all("detect"))
		.layer("output")
		.definedBy(all("output"))
		.layer("policy")
		.definedBy(all("policy"))
		.layer("decision")
		.definedBy(all("decision"))
		.layer("guard")
		.definedBy(all("guard"))
		.layer("endpoint")
		.definedBy(all("endpoint"))
		.layer("rooms")
		.definedBy(all(ROOMS))
		.layer("autoconfigure")
		.definedBy(all("autoconfigure"))
		.whereLayer("annotation")
		.mayNotAccessAnyLayer()
		.whereLayer("risk")
		.mayNotAccessAnyLayer()
		.whereLayer("interaction")
		.mayOnlyAccessLayers("annotation", "risk")
		.whereLayer("normalize")
		.mayOnlyAccessLayers("risk", "interaction")
		.whereLayer("session")
		.mayOnlyAccessLayers("risk", "interaction")
		.whereLayer("baseline")
		.mayOnlyAccessLayers("risk", "interaction")
		.whereLayer("detect")
		.mayOnlyAccessLayers("risk", "interaction", "normalize", "session")
		.whereLayer("output")
		.mayOnlyAccessLayers("annotation", "risk", "interaction", "normalize", "detect")
		.whereLayer("policy")
		.mayOnlyAccessLayers("risk", "interaction", "normalize", "session", "baseline", "detect")
		.whereLayer("decision")
		.mayOnlyAccessLayers("risk", "interaction", "normalize", "session", "baseline", "detect", "policy")
		.whereLayer("guard")
		.mayOnlyAccessLayers("risk", "interaction", "normalize", "session", "baseline", "detect", "output", "policy",
				"decision")
		.whereLayer("endpoint")
		.mayOnlyAccessLayers("annotation", "risk", "interaction", "guard")
		.whereLayer("autoconfigure")
		.mayNotBeAccessedByAnyLayer();

	@ArchTest
	static final ArchRule roomsDoNotKnowOneAnother = slices().matching("dev.aisecurity.(*)..")
		.as("rooms of the framework level")
		.should()
		.notDependOnEachOther()
		.ignoreDependency(DescribedPredicate.alwaysTrue(), inAny(ENGINE))
		.ignoreDependency(DescribedPredicate.alwaysTrue(), inAny(List.of("endpoint")))
		.ignoreDependency(inAny(List.of("autoconfigure")), DescribedPredicate.alwaysTrue());

	@ArchTest
	static final ArchRule enforcementPointsReachTheEngineThroughTheGuard = noClasses().that()
		.resideInAnyPackage(all("web", "method"))
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(all("decision", "normalize", "session"));

	@ArchTest
	static final ArchRule onlyObservationKnowsMicrometer = noClasses().that()
		.resideOutsideOfPackages(all("observation", "autoconfigure"))
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.micrometer..");

	@ArchTest
	static final ArchRule onlyTheDoorKnowsServlets = noClasses().that()
		.resideOutsideOfPackages(all("web", "autoconfigure"))
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("jakarta.servlet..");

	@ArchTest
	static final ArchRule onlyItsRoomKnowsSpringAi = noClasses().that()
		.resideOutsideOfPackages(all("springai", "autoconfigure"))
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework.ai..");

	@ArchTest
	static void everyPackageIsNullMarked(com.tngtech.archunit.core.domain.JavaClasses types) {
		classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class).check(types);
		types.stream()
			.map(JavaClass::getPackage)
			.distinct()
			.filter((each) -> !each.getClasses().isEmpty())
			.forEach((each) -> org.assertj.core.api.Assertions.assertThat(each.tryGetPackageInfo())
				.as("package-info of %s", each.getName())
				.isPresent());
	}

	@ArchTest
	static final ArchRule autoConfigurationsAreFinal = classes().that()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.bePublic()
		.andShould()
		.haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
		.andShould()
		.haveSimpleNameEndingWith("AutoConfiguration");

	@ArchTest
	static final ArchRule autoConfigurationsHaveNoPublicMethods = methods().that()
		.areDeclaredInClassesThat()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.notBePublic();

	@ArchTest
	static final ArchRule classConditionsStandOnClasses = methods().that()
		.areAnnotatedWith(Bean.class)
		.should()
		.notBeAnnotatedWith(ConditionalOnClass.class);

	@ArchTest
	static final ArchRule nobodyKeepsStaticState = com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields()
		.that()
		.areStatic()
		.and()
		.doNotHaveName("$VALUES")
		.should()
		.beFinal();

	private static String[] all(String... rooms) {
		return all(Arrays.asList(rooms));
	}

	private static String[] all(List<String> rooms) {
		return rooms.stream().map((room) -> ROOT + room + "..").toArray(String[]::new);
	}

	private static DescribedPredicate<JavaClass> inAny(List<String> rooms) {
		return JavaClass.Predicates.resideInAnyPackage(all(rooms));
	}

}
