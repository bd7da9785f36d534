package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.Element;
import io.passeur.spec.CertificateSpec;
import io.passeur.spec.RouterTlsSpec.DomainSpec;
import io.passeur.spec.TlsStoreSpec;
import io.passeur.spec.TlsStoreSpec.GeneratedCertificateSpec;
import io.passeur.tls.CertificateDomains;
import io.passeur.tls.ResolverRequest;
import io.passeur.tls.WrittenCertificate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The store {@code default} of one compilation, which holds the certificate for unknown server names. */
final class DefaultStore implements CompiledKind<Object> {

    private final Function<String, @Nullable String> resolverProblems;
    private final ElementReport<TlsStoreSpec> report;
    private final @Nullable Element<TlsStoreSpec> element;

    DefaultStore(
            Map<QualifiedName, Element<TlsStoreSpec>> stores,
            ElementReport<TlsStoreSpec> report,
            Function<String, @Nullable String> resolverProblems) {
        this.report = report;
        this.resolverProblems = resolverProblems;
        stores.keySet().stream()
                .filter(name -> !name.name().equals("default"))
                .forEach(name -> report.warning(name, "has no effect: only the store \"default\" is served"));
        element = choose(stores.values().stream()
                .filter(store -> store.name().name().equals("default"))
                .toList());
    }

    private @Nullable Element<TlsStoreSpec> choose(List<Element<TlsStoreSpec>> candidates) {
        if (candidates.stream().map(Element::spec).distinct().count() <= 1) {
            return candidates.isEmpty() ? null : candidates.get(0);
        }
        String providers =
                candidates.stream().map(store -> store.name().provider()).collect(Collectors.joining(" and "));
        candidates.forEach(store -> report.error(
                store.name(),
                "the default store is defined by the providers " + providers + ", so none of them is used; keep one"));
        return null;
    }

    @Override
    public void addTo(Assembly assembly) {
        assembly.defaultCertificate(certificate(), generated());
    }

    @Nullable
    WrittenCertificate certificate() {
        CertificateSpec spec = element == null ? null : element.spec().defaultCertificate();
        return element == null || spec == null
                ? null
                : new WrittenCertificate("tls.stores." + element.name(), inStore(spec), element.origin());
    }

    private static CertificateSpec inStore(CertificateSpec spec) {
        return new CertificateSpec(spec.certFile(), spec.keyFile(), List.of());
    }

    /** The certificate to request from a resolver; null for none. */
    @Nullable
    ResolverRequest generated() {
        GeneratedCertificateSpec spec = element == null ? null : element.spec().defaultGeneratedCert();
        if (element == null || spec == null) {
            return null;
        }
        QualifiedName name = element.name();
        if (element.spec().defaultCertificate() != null) {
            report.warning(name, "defaultGeneratedCert: has no effect because defaultCertificate is set");
            return null;
        }
        String problem = problem(spec.resolver());
        List<DomainSpec> domain = spec.domain() == null ? List.of() : List.of(spec.domain());
        List<List<String>> names = CertificateDomains.of(
                domain, List.of(), text -> report.warning(name, "defaultGeneratedCert.domain: " + text));
        if (problem == null && names.isEmpty()) {
            problem = "domain.main is missing";
        }
        if (problem != null) {
            report.warning(name, "defaultGeneratedCert: " + problem);
            return null;
        }
        return new ResolverRequest(spec.resolver(), names.get(0), "tls.stores." + name);
    }

    private @Nullable String problem(String resolver) {
        String problem = resolver.isEmpty() ? null : resolverProblems.apply(resolver);
        return resolver.isEmpty() ? "resolver is missing" : problem == null ? null : "it uses a " + problem;
    }
}
