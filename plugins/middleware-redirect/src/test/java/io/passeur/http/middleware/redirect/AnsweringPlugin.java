package io.passeur.http.middleware.redirect;

import io.passeur.spi.CertificateListener;
import io.passeur.spi.CertificateRequest;
import io.passeur.spi.CertificateResolver;
import io.passeur.spi.CertificateResolverContext;
import io.passeur.spi.CertificateResolverFactory;
import io.passeur.spi.Default;
import io.passeur.spi.Plugin;
import java.util.List;

/** Offers the certificate resolver {@code answering}, which has an answer to every HTTP challenge and no certificates. */
public final class AnsweringPlugin implements Plugin {

    @Override
    public List<CertificateResolverFactory<?>> certificateResolvers() {
        return List.of(new Factory());
    }

    private static final class Factory implements CertificateResolverFactory<Settings> {

        @Override
        public String type() {
            return "answering";
        }

        @Override
        public Class<Settings> configType() {
            return Settings.class;
        }

        @Override
        public CertificateResolver create(Settings settings, CertificateResolverContext context) {
            return new Answering(settings.entryPoint());
        }
    }

    public record Settings(@Default("") String entryPoint) {}

    private record Answering(String entryPoint) implements CertificateResolver {

        @Override
        public void start(CertificateListener listener) {}

        @Override
        public void request(List<CertificateRequest> requests) {}

        @Override
        public String httpChallengeEntryPoint() {
            return entryPoint;
        }

        @Override
        public String httpChallengeResponse(String host, String token) {
            return token + " for " + host;
        }

        @Override
        public void close() {}
    }
}
