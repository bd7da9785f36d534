package io.passeur.element;

import io.passeur.spec.CertificateSpec;
import io.passeur.spec.TlsOptionsSpec;
import io.passeur.spec.TlsStoreSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of the section {@code tls}. */
public final class TlsKinds {

    private static final String TLS = "tls";

    public static final ElementKind<CertificateSpec> CERTIFICATES = ElementKind.of(
                    TLS, "certificates", "certificate", List.of("certFile", "keyFile", "stores"), TlsKinds::certificate)
            .asList()
            .notByLabels()
            .uncounted();

    public static final ElementKind<TlsOptionsSpec> OPTIONS = ElementKind.of(
                    TLS, "options", "tlsOptions", TlsOptionsSpec.class)
            .readingFiles(TlsOptionsSpec::files)
            .notByLabels()
            .uncounted();

    public static final ElementKind<TlsStoreSpec> STORES =
            ElementKind.of(TLS, "stores", "tlsStore", TlsStoreSpec.class).uncounted();

    private TlsKinds() {}

    /** All kinds of the section. */
    public static List<ElementKind<?>> all() {
        return List.of(CERTIFICATES, OPTIONS, STORES);
    }

    private static @Nullable CertificateSpec certificate(WrittenElement element) {
        CertificateSpec spec = element.bind(CertificateSpec.class);
        if (spec == null) {
            return null;
        }
        String missing = spec.certFile().isEmpty() ? "certFile" : spec.keyFile().isEmpty() ? "keyFile" : "";
        if (missing.isEmpty()) {
            return spec;
        }
        element.error(missing + " is missing; write a path, or the PEM text itself");
        return null;
    }
}
