package io.passeur.server;

import io.passeur.spi.CertificateState;
import io.passeur.tls.CertificateView;
import io.passeur.tls.TlsView;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Describes briefly which certificate clients of a host receive, and why. */
record CertificateText(TlsView view) {

    private static final String MEANWHILE = "; until then the default certificate is served";

    /** @param resolver the certificate resolver that the router names; empty for none */
    String of(String host, String resolver) {
        CertificateView served = view.served().get(host);
        if (served != null) {
            return "certificate of " + served.source() + ", until "
                    + LocalDate.ofInstant(served.expiry(), ZoneOffset.UTC);
        }
        boolean works =
                view.resolvers().stream().anyMatch(slot -> slot.name().equals(resolver) && slot.failure() == null);
        return works ? pending(host, resolver) : "no certificate for this host; the default certificate is served";
    }

    private String pending(String host, String resolver) {
        CertificateState state = view.state(resolver, host).orElse(null);
        String error = state == null ? null : state.lastError();
        return error == null
                ? "the certificate of resolver " + resolver + " is being ordered" + MEANWHILE
                : "resolver " + resolver + " has no certificate yet: " + error + MEANWHILE;
    }
}
