package io.passeur.guard;

import io.passeur.spi.CertificateListener;
import io.passeur.spi.CertificateRequest;
import io.passeur.spi.CertificateResolver;
import io.passeur.spi.DelegatingCertificateResolver;
import io.passeur.spi.KeyedCertificate;
import io.passeur.spi.ProblemReporter;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A certificate resolver of a plugin. Its properties are read once; its challenge methods are called on the data path.
 */
final class GuardedCertificateResolver extends DelegatingCertificateResolver {

    private final String name;
    private final Guard guard;
    private final String entryPoint;
    private final boolean tls;
    private final DataPathCalls httpResponses;
    private final DataPathCalls tlsCertificates;

    GuardedCertificateResolver(CertificateResolver resolver, String name, Guard guard, ProblemReporter problems) {
        super(resolver);
        this.name = name;
        this.guard = guard;
        httpResponses = challenges("httpChallengeResponse() of " + name, problems);
        tlsCertificates = challenges("tlsChallengeCertificate() of " + name, problems);
        entryPoint = guard.call("httpChallengeEntryPoint() of " + name, resolver::httpChallengeEntryPoint);
        tls = guard.call("handlesTlsChallenges() of " + name, resolver::handlesTlsChallenges);
    }

    private DataPathCalls challenges(String method, ProblemReporter problems) {
        return new DataPathCalls(
                guard,
                method,
                failure -> problems.error("challenges", failure + "; it is no longer used for challenges"));
    }

    @Override
    public void start(CertificateListener listener) {
        guard.run("start() of " + name, () -> delegate().start(listener));
    }

    @Override
    public void activate() {
        guard.run("activate() of " + name, delegate()::activate);
    }

    @Override
    public void request(List<CertificateRequest> requests) {
        guard.run("request() of " + name, () -> delegate().request(requests));
    }

    @Override
    public String httpChallengeEntryPoint() {
        return entryPoint;
    }

    @Override
    public @Nullable String httpChallengeResponse(String host, String token) {
        return challenge(httpResponses, () -> delegate().httpChallengeResponse(host, token));
    }

    @Override
    public boolean handlesTlsChallenges() {
        return tls;
    }

    @Override
    public @Nullable KeyedCertificate tlsChallengeCertificate(String serverName) {
        return challenge(tlsCertificates, () -> delegate().tlsChallengeCertificate(serverName));
    }

    /** One that has blocked a request thread responds to no challenge of either kind. */
    private <T> @Nullable T challenge(DataPathCalls calls, Supplier<@Nullable T> answer) {
        if (httpResponses.haveBlocked() || tlsCertificates.haveBlocked()) {
            return null;
        }
        return calls.<@Nullable T>call(answer);
    }

    @Override
    public void close() {
        guard.run("close() of " + name, delegate()::close);
    }
}
