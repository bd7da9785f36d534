package io.passeur;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** How packages may depend on each other. */
class ArchitectureTest {

    /** From the bottom up: a layer may know those before it. */
    private static final List<List<String>> LAYERS = List.of(
            List.of("spi"),
            List.of("toolkit"),
            List.of("spec", "template", "live"),
            List.of("config", "net"),
            List.of("guard", "observation", "logfile"),
            List.of("element"),
            List.of("balance", "http.rule", "provider", "tls"),
            List.of("otlp"),
            List.of("http.middleware"),
            List.of("plugin"),
            List.of("http.forward"),
            List.of("http.subrequest"),
            List.of("http.whoami", "http.service", "tracing"),
            List.of("entrypoint"),
            List.of("routing", "accesslog"),
            List.of("http.routing"),
            List.of("api", "metrics"),
            List.of("server"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.passeur");

    private static String[] packages(List<String> names) {
        return names.stream().map(name -> "io.passeur." + name + "..").toArray(String[]::new);
    }

    @Test
    void layersKnowOnlyThoseBelow() {
        for (int i = 0; i < LAYERS.size(); i++) {
            List<String> above = LAYERS.subList(i + 1, LAYERS.size()).stream()
                    .flatMap(List::stream)
                    .toList();
            if (!above.isEmpty()) {
                noClasses()
                        .that()
                        .resideInAnyPackage(packages(LAYERS.get(i)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(packages(above))
                        .allowEmptyShould(true)
                        .check(CLASSES);
            }
        }
    }

    /** A new package needs its place. */
    @Test
    void everyPackageIsInALayer() {
        Assertions.assertThat(CLASSES.stream()
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .map(JavaClass::getPackageName)
                        .map(ArchitectureTest::place)
                        .distinct())
                .isSubsetOf(LAYERS.stream().flatMap(List::stream).toList());
    }

    /** What differs by protocol has the protocol's name before its own: {@code http.rule}. */
    private static String place(String packageName) {
        String[] parts = packageName.split("\\.");
        return parts[2].equals("http") && parts.length > 3 ? parts[2] + "." + parts[3] : parts[2];
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.passeur.(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching("io.passeur.http.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void guiceIsForModulesAndTheRootAlone() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Module")
                .and()
                .doNotHaveFullyQualifiedName("io.passeur.server.Proxy")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.inject..")
                .check(CLASSES);
    }

    /** What goes over the declarations names none of them, so that whoever adds one finds no list to extend. */
    @Test
    void whatServesAllKindsNamesNone() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.passeur.live..", "io.passeur.metrics..", "io.passeur.provider..", "io.passeur.tls..")
                .or()
                .haveSimpleNameStartingWith("Element")
                .or()
                .resideInAPackage("io.passeur.routing..")
                .and()
                .doNotHaveSimpleName("InternalConfiguration")
                .and()
                .doNotHaveSimpleName("ElementKinds")
                .and()
                .haveSimpleNameNotStartingWith("Tls")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("HttpKinds")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("TlsKinds")
                .check(CLASSES);
    }

    /** Plugins bundle it: whatever it needs, each of them would have to bundle as well. */
    @Test
    void theToolkitBringsNoOtherLibraries() {
        noClasses()
                .that()
                .resideInAPackage("io.passeur.toolkit..")
                .and()
                .resideOutsideOfPackage("io.passeur.toolkit.regex..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "io.passeur.toolkit..",
                        "io.passeur.spi..",
                        "java..",
                        "javax.net.ssl..",
                        "org.slf4j..",
                        "org.jspecify..",
                        "org.eclipse.jetty..")
                .check(CLASSES);
    }

    /** Services over TCP and UDP balance with the same classes. */
    @Test
    void balancingKnowsNoProtocol() {
        noClasses()
                .that()
                .resideInAPackage("io.passeur.balance..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "io.passeur.balance..",
                        "io.passeur.config..",
                        "io.passeur.spi..",
                        "io.passeur.toolkit..",
                        "java..",
                        "org.slf4j..",
                        "org.jspecify..",
                        "org.eclipse.jetty.util..")
                .check(CLASSES);
    }

    @Test
    void theSpiBringsNoOtherLibraries() {
        noClasses()
                .that()
                .resideInAPackage("io.passeur.spi..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "io.passeur.spi..", "java..", "org.slf4j..", "org.jspecify..", "org.eclipse.jetty..")
                .check(CLASSES);
    }
}
