package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.ElementKind;
import io.passeur.element.TlsKinds;
import io.passeur.spec.CertificateSpec;
import io.passeur.tls.WrittenCertificate;
import java.util.List;
import java.util.Map;

/** Collects {@code tls.certificates}, which are read later. */
record TlsCertificateCompiler() implements KindCompiler<Object, TlsCertificateCompiler.Certificates> {

    /** The certificates of all stores. */
    record Certificates(List<WrittenCertificate> written) implements CompiledKind<Object> {

        @Override
        public void addTo(Assembly assembly) {
            assembly.certificates(written);
        }
    }

    @Override
    public ElementKind<CertificateSpec> kind() {
        return TlsKinds.CERTIFICATES;
    }

    @Override
    public Class<Certificates> result() {
        return Certificates.class;
    }

    @Override
    public Certificates compile(Compilation compilation, Map<QualifiedName, Object> before) {
        return new Certificates(compilation.elements(TlsKinds.CERTIFICATES).values().stream()
                .map(element -> new WrittenCertificate(
                        TlsKinds.CERTIFICATES.path(element.name().toString()), element.spec(), element.origin()))
                .toList());
    }
}
