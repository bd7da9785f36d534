package io.passeur.spec;

import io.passeur.spi.Default;
import java.util.List;

/** {@code http.routers.<name>.tls}. */
public record RouterTlsSpec(
        @Default("") String options, @Default("") String certResolver, List<DomainSpec> domains) {

    public RouterTlsSpec {
        domains = List.copyOf(domains);
    }

    /** One certificate: its main name and the others. */
    public record DomainSpec(@Default("") String main, List<String> sans) {

        public DomainSpec {
            sans = List.copyOf(sans);
        }
    }
}
