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
    public void want(List<CertificateRequest> requests) {
        orders.run("want", () -> {});
    }

    @Override
    public String httpChallengeEntryPoint() {
        return orders.in("httpChallengeEntryPoint", () -> "web");
    }

    @Override
    public @Nullable String httpAnswer(String host, String token) {
        return orders.<@Nullable String>in("httpAnswer", () -> null);
    }

    @Override
    public boolean answersTlsChallenges() {
        return orders.in("answersTlsChallenges", () -> Boolean.TRUE);
    }

    @Override
    public @Nullable KeyedCertificate tlsAnswer(String serverName) {
        return orders.<@Nullable KeyedCertificate>in("tlsAnswer", () -> null);
    }

    @Override
    public void close() {
        orders.run("close", () -> {});
    }
}
