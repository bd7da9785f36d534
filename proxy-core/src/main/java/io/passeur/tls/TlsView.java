package io.passeur.tls;

import io.passeur.spi.CertificateState;
import io.passeur.spi.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Certificates and resolvers at one moment.
 *
 * @param certificates without the generated one
 * @param served by host of the routers; a host that is missing here uses the default certificate
 * @param resolvers all resolvers of the configuration
 * @param problems the problems of certificates of the configuration
 */
public record TlsView(
        List<CertificateView> certificates,
        Map<String, CertificateView> served,
        List<ResolverView> resolvers,
        List<Problem> problems) {

    /** The state of the resolver's certificate for the host, if there is one. */
    public Optional<CertificateState> state(String resolver, String host) {
        return resolvers.stream()
                .filter(view -> view.name().equals(resolver))
                .flatMap(view -> view.states().stream())
                .filter(state -> CertificateDomains.isCovered(host, Set.copyOf(state.domains())))
                .findFirst();
    }
}
