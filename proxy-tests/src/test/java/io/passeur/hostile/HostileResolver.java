package io.passeur.hostile;

import io.passeur.spi.CertificateListener;
import io.passeur.spi.CertificateRequest;
import io.passeur.spi.CertificateResolver;
import io.passeur.spi.KeyedCertificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A certificate resolver that gets no certificates. */
record HostileResolver(Orders orders) implements CertificateResolver {

    @Override
    public void start(CertificateListener listener) {
        orders.run("start", () -> {});
    }

    @Override
    public void activate() {
        orders.run("activate", () -> {});
    }

    @Override
    public void request(List<CertificateRequest> requests) {
        orders.run("request", () -> {});
    }

    @Override
    public String httpChallengeEntryPoint() {
        return orders.in("httpChallengeEntryPoint", () -> "web");
    }

    @Override
    public @Nullable String httpChallengeResponse(String host, String token) {
        return orders.<@Nullable String>in("httpChallengeResponse", () -> null);
    }

    @Override
    public boolean handlesTlsChallenges() {
        return orders.in("handlesTlsChallenges", () -> Boolean.TRUE);
    }

    @Override
    public @Nullable KeyedCertificate tlsChallengeCertificate(String serverName) {
        return orders.<@Nullable KeyedCertificate>in("tlsChallengeCertificate", () -> null);
    }

    @Override
    public void close() {
        OpenObjects.closed(this);
        orders.run("close", () -> {});
    }
}
