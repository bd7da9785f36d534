package io.passeur.resolver.acme;

import io.passeur.resolver.acme.challenge.HttpSolver;
import io.passeur.resolver.acme.challenge.TlsSolver;
import io.passeur.resolver.acme.order.OrderScheduler;
import io.passeur.spi.CertificateListener;
import io.passeur.spi.CertificateRequest;
import io.passeur.spi.CertificateResolver;
import io.passeur.spi.KeyedCertificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One resolver: connects the SPI to the scheduler and the challenges. */
final class AcmeResolver implements CertificateResolver {

    private final OrderScheduler keeper;
    private final Solvers solvers;

    AcmeResolver(OrderScheduler keeper, Solvers solvers) {
        this.keeper = keeper;
        this.solvers = solvers;
    }

    @Override
    public void start(CertificateListener listener) {
        keeper.start(listener);
    }

    @Override
    public void activate() {
        keeper.activate();
    }

    @Override
    public void request(List<CertificateRequest> requests) {
        keeper.request(requests);
    }

    @Override
    public String httpChallengeEntryPoint() {
        return solvers.entryPoint();
    }

    @Override
    public @Nullable String httpChallengeResponse(String host, String token) {
        HttpSolver http = solvers.http();
        return http == null ? null : http.answer(host, token);
    }

    @Override
    public boolean handlesTlsChallenges() {
        return solvers.tls() != null;
    }

    @Override
    public @Nullable KeyedCertificate tlsChallengeCertificate(String serverName) {
        TlsSolver tls = solvers.tls();
        return tls == null ? null : tls.answer(serverName);
    }

    @Override
    public void close() {
        keeper.close();
    }
}
