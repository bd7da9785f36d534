package io.passeur.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.QualifiedName;
import io.passeur.element.Element;
import io.passeur.element.TlsKinds;
import io.passeur.spec.CertificateSpec;
import io.passeur.spec.RouterTlsSpec.DomainSpec;
import io.passeur.spec.TlsStoreSpec;
import io.passeur.spec.TlsStoreSpec.GeneratedCertificateSpec;
import io.passeur.tls.ResolverRequest;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultStoreTest {

    private static final CertificateSpec CERTIFICATE = new CertificateSpec("a.pem", "a.key", List.of());

    private final TreeMap<QualifiedName, Element<TlsStoreSpec>> stores = new TreeMap<>();
    private ElementReport<TlsStoreSpec> report = new ElementReport<>(TlsKinds.STORES, stores);

    private void store(
            String name, @Nullable CertificateSpec certificate, @Nullable GeneratedCertificateSpec generated) {
        QualifiedName qualified = QualifiedName.of(name, "file");
        stores.put(qualified, new Element<>(qualified, new TlsStoreSpec(certificate, generated), null));
    }

    private DefaultStore store() {
        report = new ElementReport<>(TlsKinds.STORES, stores);
        return new DefaultStore(
                stores, report, resolver -> resolver.equals("le") ? null : "nonexistent resolver " + resolver);
    }

    private static GeneratedCertificateSpec generated(String resolver, String... names) {
        List<String> all = List.of(names);
        DomainSpec domain = all.isEmpty() ? null : new DomainSpec(all.get(0), all.subList(1, all.size()));
        return new GeneratedCertificateSpec(resolver, domain);
    }

    private List<String> words() {
        return report.views().values().stream()
                .flatMap(view -> view.errors().stream())
                .distinct()
                .toList();
    }

    @Test
    void nothingIsWritten() {
        assertThat(store().certificate()).isNull();
        assertThat(store().generated()).isNull();
    }

    @Test
    void twoProvidersDisagree() {
        store("default@file", CERTIFICATE, null);
        store("default@docker", null, generated("le", "a.test"));

        DefaultStore store = store();

        assertThat(store.certificate()).isNull();
        assertThat(store.generated()).isNull();
        assertThat(words())
                .containsExactly("the default store is defined by the providers docker and file, so none of them is"
                        + " used; keep one");
    }

    @Test
    void aResolverIsAsked() {
        store("default", null, generated("le", "A.test", "b.test"));

        assertThat(store().generated())
                .isEqualTo(new ResolverRequest("le", List.of("a.test", "b.test"), "tls.stores.default@file"));
    }

    @Test
    void aWrittenCertificateWins() {
        store("default", CERTIFICATE, generated("le", "a.test"));

        DefaultStore store = store();

        assertThat(store.certificate())
                .satisfies(written -> assertThat(written).extracting("path").isEqualTo("tls.stores.default@file"));
        assertThat(store.generated()).isNull();
        assertThat(words()).containsExactly("defaultGeneratedCert: has no effect because defaultCertificate is set");
    }

    @ParameterizedTest
    @CsvSource({
        "'', a.test, defaultGeneratedCert: resolver is missing",
        "el, a.test, defaultGeneratedCert: it uses a nonexistent resolver el",
        "le,       , defaultGeneratedCert: domain.main is missing",
    })
    void whatCannotBeAsked(String resolver, @Nullable String domain, String message) {
        store("default", null, domain == null ? generated(resolver) : generated(resolver, domain));

        DefaultStore store = store();

        assertThat(store.generated()).isNull();
        assertThat(words()).containsExactly(message);
    }
}
