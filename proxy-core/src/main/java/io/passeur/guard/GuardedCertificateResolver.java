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
    private final BlockedCalls answers;

    GuardedCertificateResolver(CertificateResolver resolver, String name, Guard guard, ProblemReporter problems) {
        super(resolver);
        this.name = name;
        this.guard = guard;
        answers = new BlockedCalls((seconds, place) -> problems.error(
                "challenges",
                guard.plugin() + ", " + name + ", blocked a request thread for " + seconds + place
                        + "; it is no longer used for challenges"));
        entryPoint = guard.call("httpChallengeEntryPoint() of " + name, resolver::httpChallengeEntryPoint);
        tls = guard.call("handlesTlsChallenges() of " + name, resolver::handlesTlsChallenges);
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
        return challenge("httpChallengeResponse() of ", () -> delegate().httpChallengeResponse(host, token));
    }

    @Override
    public boolean handlesTlsChallenges() {
        return tls;
    }

    @Override
    public @Nullable KeyedCertificate tlsChallengeCertificate(String serverName) {
        return challenge("tlsChallengeCertificate() of ", () -> delegate().tlsChallengeCertificate(serverName));
    }

    private <T> @Nullable T challenge(String method, Supplier<@Nullable T> answer) {
        if (answers.haveBlocked()) {
            return null;
        }
        return answers.watch(() -> guard.<@Nullable T>callHere(method + name, answer));
    }

    @Override
    public void close() {
        guard.run("close() of " + name, delegate()::close);
    }
}
