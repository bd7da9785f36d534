package io.passeur.tls;

import io.passeur.spi.CertificateResolver;
import io.passeur.spi.KeyedCertificate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the certificate resolver that responds to a challenge. A resolver that fails is skipped. Thread-safe. */
public final class Challenges implements TlsChallenges {

    private static final Logger LOG = LoggerFactory.getLogger(Challenges.class);

    private final ResolverManager resolvers;

    public Challenges(ResolverManager resolvers) {
        this.resolvers = resolvers;
    }

    /** The entry points for HTTP challenges. */
    public SortedSet<String> httpEntryPoints() {
        SortedSet<String> entryPoints = new TreeSet<>();
        resolvers.running().forEach(resolver -> entryPoints.add(resolver.httpChallengeEntryPoint()));
        entryPoints.remove("");
        return entryPoints;
    }

    /** @return null if no resolver knows the token */
    @Nullable
    String httpChallengeResponse(String host, String token) {
        return first(resolver -> resolver.httpChallengeResponse(host, token));
    }

    @Override
    public boolean active() {
        return resolvers.running().stream().anyMatch(CertificateResolver::handlesTlsChallenges);
    }

    @Override
    public @Nullable KeyedCertificate answer(String serverName) {
        return first(resolver -> resolver.handlesTlsChallenges() ? resolver.tlsChallengeCertificate(serverName) : null);
    }

    private <T> @Nullable T first(Function<CertificateResolver, @Nullable T> question) {
        List<CertificateResolver> running = resolvers.running();
        for (CertificateResolver resolver : running) {
            try {
                T answer = question.apply(resolver);
                if (answer != null) {
                    return answer;
                }
            } catch (RuntimeException e) {
                LOG.error("{}", e.getMessage());
                LOG.debug("A challenge failed", e);
            }
        }
        return null;
    }
}
