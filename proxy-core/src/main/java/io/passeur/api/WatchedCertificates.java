package io.passeur.api;

import io.passeur.config.QualifiedName;
import io.passeur.element.HttpKinds;
import io.passeur.http.routing.HttpRoutes;
import io.passeur.http.rule.Rule;
import io.passeur.routing.ElementView;
import io.passeur.routing.RuntimeView;
import io.passeur.spec.RouterSpec;
import io.passeur.spec.RouterTlsSpec;
import io.passeur.spi.CertificateState;
import io.passeur.tls.CertificateDomains;
import io.passeur.tls.CertificateView;
import io.passeur.tls.ResolverView;
import io.passeur.tls.TlsView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /api/passeur/certificates}: those that are served, those that are wanted, and what is served instead. */
final class WatchedCertificates implements Resource {

    private static final String RESOLVERS = "certificatesResolvers.";

    private final Supplier<RuntimeView> live;

    WatchedCertificates(Supplier<RuntimeView> live) {
        this.live = live;
    }

    @Override
    public ApiResponse get(Parameters parameters) throws ApiException {
        RuntimeView view = live.get();
        TlsView tls = view.tls();
        Criteria criteria = Criteria.of(parameters);
        List<WatchedCertificate> all = new ArrayList<>();
        tls.certificates().forEach(certificate -> all.add(served(certificate, tls)));
        tls.resolvers().forEach(resolver -> addWanted(all, resolver, view));
        addGenerated(all, view, tls);
        all.removeIf(certificate -> !criteria.acceptsStatus(certificate.state())
                || !criteria.acceptsText(certificate.names().toArray(String[]::new)));
        return Page.of(all, parameters).toResponse(WatchedCertificate::json);
    }

    private static WatchedCertificate served(CertificateView certificate, TlsView tls) {
        String resolver = certificate.source().startsWith(RESOLVERS)
                ? certificate.source().substring(RESOLVERS.length())
                : "";
        String source = resolver.isEmpty() ? "file " + certificate.source() : "resolver " + resolver;
        CertificateState state = resolver.isEmpty() ? null : state(certificate, resolver, tls);
        return new WatchedCertificate(
                certificate.domains(),
                "issued",
                source,
                resolver,
                certificate.certificate(),
                state == null ? null : state.lastError(),
                state == null ? null : state.nextTry(),
                certificate.users());
    }

    private static @Nullable CertificateState state(CertificateView certificate, String resolver, TlsView tls) {
        return tls.resolvers().stream()
                .filter(view -> view.name().equals(resolver))
                .flatMap(view -> view.states().stream())
                .filter(state -> certificate.domains().containsAll(state.domains()))
                .findFirst()
                .orElse(null);
    }

    private static void addWanted(List<WatchedCertificate> all, ResolverView resolver, RuntimeView view) {
        for (CertificateState state : resolver.states()) {
            if (state.expiry() == null) {
                all.add(new WatchedCertificate(
                        state.domains(),
                        state.phase() == CertificateState.Phase.FAILED ? "failed" : "pending",
                        "resolver " + resolver.name(),
                        resolver.name(),
                        null,
                        state.lastError(),
                        state.nextTry(),
                        users(resolver.name(), state.domains(), view)));
            }
        }
    }

    /** The routers that asked for one of the names. */
    private static SortedSet<String> users(String resolver, List<String> domains, RuntimeView view) {
        Set<String> wanted = Set.copyOf(domains);
        SortedSet<String> users = new TreeSet<>();
        for (Map.Entry<QualifiedName, Rule> mounted :
                view.part(HttpRoutes.class).rules().entrySet()) {
            ElementView<RouterSpec> router = view.elements(HttpKinds.ROUTERS).get(mounted.getKey());
            RouterTlsSpec tls = router == null ? null : router.spec().tls();
            if (tls != null
                    && tls.certResolver().equals(resolver)
                    && asks(tls, mounted.getValue().domains(), wanted)) {
                users.add(mounted.getKey().toString());
            }
        }
        return users;
    }

    private static boolean asks(RouterTlsSpec tls, List<String> ofRule, Set<String> wanted) {
        return CertificateDomains.of(tls.domains(), ofRule, refused -> {}).stream()
                .flatMap(List::stream)
                .anyMatch(wanted::contains);
    }

    /** For hosts without a certificate, and without a default one, there is the generated one. */
    private static void addGenerated(List<WatchedCertificate> all, RuntimeView view, TlsView tls) {
        if (all.stream().anyMatch(certificate -> certificate.source().equals("file tls.stores.default"))) {
            return;
        }
        SortedSet<String> hosts = new TreeSet<>();
        SortedSet<String> users = new TreeSet<>();
        view.part(HttpRoutes.class).rules().forEach((name, rule) -> {
            ElementView<RouterSpec> router = view.elements(HttpKinds.ROUTERS).get(name);
            if (router != null && router.spec().tls() != null) {
                Set<String> missing = new HashSet<>(rule.hosts());
                boolean anyHost = missing.isEmpty();
                missing.removeAll(tls.served().keySet());
                hosts.addAll(missing);
                if (anyHost || !missing.isEmpty()) {
                    users.add(name.toString());
                }
            }
        });
        if (!users.isEmpty()) {
            all.add(new WatchedCertificate(hosts, "generated", "generated", "", null, null, null, users));
        }
    }
}
