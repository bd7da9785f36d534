package io.passeur.tls;

import io.passeur.spi.CertificateResolver;
import io.passeur.spi.CertificateResolverContext;
import io.passeur.spi.CertificateResolverFactory;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Default;
import java.util.List;

/** Makes resolvers of the type {@code toy}. */
final class ToyResolverFactory implements CertificateResolverFactory<ToyResolverFactory.Settings> {

    /**
     * @param stored names of which there are certificates at the start
     * @param failing {@code create} or {@code start}
     */
    public record Settings(
            @Default("") String httpEntryPoint,
            boolean tlsChallenge,
            List<String> stored,
            @Default("") String failing) {}

    @Override
    public String type() {
        return "toy";
    }

    @Override
    public Class<Settings> configType() {
        return Settings.class;
    }

    @Override
    public CertificateResolver create(Settings settings, CertificateResolverContext context) {
        if (settings.failing().equals("create")) {
            throw new ConfigurationException("storage: it is missing");
        }
        return new ToyResolver(settings, context);
    }
}
