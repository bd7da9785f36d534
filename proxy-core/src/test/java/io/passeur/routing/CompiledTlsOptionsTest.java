package io.passeur.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.config.QualifiedName;
import io.passeur.element.Element;
import io.passeur.element.TlsKinds;
import io.passeur.spec.TlsOptionsSpec;
import io.passeur.spi.ConfigurationException;
import io.passeur.tls.CompiledOptions;
import io.passeur.tls.TlsOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CompiledTlsOptionsTest {

    private static TlsOptionsSpec spec(String minVersion) {
        return new TlsOptionsSpec(minVersion, "", List.of(), List.of(), null, false, List.of("http/1.1"), false, false);
    }

    private ElementReport<TlsOptionsSpec> report = new ElementReport<>(TlsKinds.OPTIONS, Map.of());

    private CompiledTlsOptions compile(
            Map<QualifiedName, Element<TlsOptionsSpec>> options, Map<QualifiedName, CompiledOptions> previous) {
        report = new ElementReport<>(TlsKinds.OPTIONS, options);
        return new CompiledTlsOptions(options, new TreeSet<>(), report, previous);
    }

    private static TreeMap<QualifiedName, Element<TlsOptionsSpec>> tls(String... namesAndVersions) {
        TreeMap<QualifiedName, Element<TlsOptionsSpec>> options = new TreeMap<>();
        for (int i = 0; i < namesAndVersions.length; i += 2) {
            QualifiedName name = QualifiedName.of(namesAndVersions[i], "file");
            options.put(name, new Element<>(name, spec(namesAndVersions[i + 1]), null));
        }
        return options;
    }

    private static TlsOptions resolve(CompiledTlsOptions set, String reference, String provider) {
        return set.resolve(reference, provider, "r", warning -> {});
    }

    @Test
    void theDefaultIsEverybodys() {
        CompiledTlsOptions set = compile(tls("default", "VersionTLS13", "own@docker", ""), Map.of());

        assertThat(resolve(set, "", "docker")).isSameAs(set.fallback());
        assertThat(resolve(set, "default", "docker")).isSameAs(set.fallback());
        assertThat(resolve(set, "default@file", "docker")).isSameAs(set.fallback());
        assertThat(resolve(set, "own", "docker").name()).isEqualTo("own@docker");
        assertThat(set.fallback().isUsable()).isTrue();
    }

    @Test
    void twoDifferentDefaultsAreNone() {
        CompiledTlsOptions set =
                compile(tls("default@file", "", "default@docker", "VersionTLS13", "own", ""), Map.of());

        assertThat(set.fallback().isUsable()).isFalse();
        assertThatThrownBy(() -> resolve(set, "", "file"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "building router handler: invalid TLS options: default: the default TLS options are defined by"
                                + " the providers docker and file, so none of them is used; keep one");
        assertThat(resolve(set, "own", "file").isUsable()).isTrue();
        assertThat(report.views().values())
                .extracting(ElementView::status)
                .containsExactly(Status.DISABLED, Status.DISABLED, Status.ENABLED);
    }

    @Test
    void twoEqualDefaultsAreOne() {
        CompiledTlsOptions set = compile(tls("default@file", "", "default@docker", ""), Map.of());

        assertThat(resolve(set, "", "file").isUsable()).isTrue();
    }

    @Test
    void unreadableOptionsAreNotReplaced() {
        TreeSet<QualifiedName> unreadable =
                new TreeSet<>(List.of(new QualifiedName("default", "file"), new QualifiedName("x", "file")));
        CompiledTlsOptions set = new CompiledTlsOptions(Map.of(), unreadable, report, Map.of());

        assertThat(set.fallback().isUsable()).isFalse();
        assertThatThrownBy(() -> resolve(set, "x", "file"))
                .hasMessage("building router handler: invalid TLS options: x@file: the options could not be read");
    }

    @Test
    void unchangedOptionsAreCarriedOver() {
        CompiledTlsOptions first = compile(tls("x", "", "y", ""), Map.of());
        CompiledTlsOptions second = compile(tls("x", "", "y", "VersionTLS13"), first.compiled());

        assertThat(resolve(second, "x", "file")).isSameAs(resolve(first, "x", "file"));
        assertThat(resolve(second, "y", "file")).isNotSameAs(resolve(first, "y", "file"));
        assertThat(second.fallback()).isSameAs(first.fallback());
    }
}
