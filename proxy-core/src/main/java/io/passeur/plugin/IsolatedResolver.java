package io.passeur.plugin;

import io.passeur.spi.CertificateListener;
import io.passeur.spi.CertificateRequest;
import io.passeur.spi.CertificateResolver;
import io.passeur.spi.KeyedCertificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate resolver whose calls run with its plugin's class loader as the thread's; all but the answers to challenges,
 * which only look something up.
 */
record IsolatedResolver(CertificateResolver resolver, ClassLoader loader) implements CertificateResolver {

    @Override
    public void start(CertificateListener listener) {
        try (var ignored = new ContextClassLoader(loader)) {
            resolver.start(listener);
        }
    }

    @Override
    public void want(List<CertificateRequest> requests) {
        try (var ignored = new ContextClassLoader(loader)) {
            resolver.want(requests);
        }
    }

    @Override
    public String httpChallengeEntryPoint() {
        return resolver.httpChallengeEntryPoint();
    }

    @Override
    public @Nullable String httpAnswer(String host, String token) {
        return resolver.httpAnswer(host, token);
    }

    @Override
    public boolean answersTlsChallenges() {
        return resolver.answersTlsChallenges();
    }

    @Override
    public @Nullable KeyedCertificate tlsAnswer(String serverName) {
        return resolver.tlsAnswer(serverName);
    }

    @Override
    public void close() {
        try (var ignored = new ContextClassLoader(loader)) {
            resolver.close();
        }
    }
}
