package io.passeur;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A decorator that does not know a method of its interface must not swallow it. */
class DelegatingTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.passeur");

    /** They choose between ways of their own and another one. */
    private static final Set<String> NO_DECORATORS = Set.of("io.passeur.http.forward.Http2Upstream");

    /** The abstract classes that pass on all methods of the interface whose name follows {@code Delegating}. */
    static List<Class<?>> bases() {
        return CLASSES.stream()
                .filter(type -> type.getSimpleName().startsWith("Delegating"))
                .<Class<?>>map(JavaClass::reflect)
                .toList();
    }

    private static Class<?> decorated(Class<?> base) {
        return base.getInterfaces()[0];
    }

    @Test
    void thereAreBases() {
        assertThat(bases()).hasSizeGreaterThan(8);
    }

    @ParameterizedTest
    @MethodSource("bases")
    void aBasePassesOnEveryMethod(Class<?> base) {
        Stream<Method> methods =
                Arrays.stream(decorated(base).getMethods()).filter(method -> !Modifier.isStatic(method.getModifiers()));
        assertThat(methods)
                .allSatisfy(method -> assertThat(base.getDeclaredMethod(method.getName(), method.getParameterTypes()))
                        .isNotNull());
    }

    @ParameterizedTest
    @MethodSource("bases")
    void whoeverHoldsAnotherOfItsInterfaceExtendsTheBase(Class<?> base) {
        Class<?> type = decorated(base);
        List<String> strangers = CLASSES.stream()
                .filter(found -> found.isAssignableTo(type) && !found.isAssignableTo(base) && !found.isInterface())
                .filter(found -> found.getFields().stream()
                        .anyMatch(field -> !field.getModifiers().contains(JavaModifier.STATIC)
                                && field.getRawType().isEquivalentTo(type)))
                .map(JavaClass::getName)
                .filter(name -> !NO_DECORATORS.contains(name))
                .toList();
        assertThat(strangers).isEmpty();
    }
}
