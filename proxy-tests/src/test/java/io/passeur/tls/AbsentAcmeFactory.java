package io.passeur.tls;

import io.passeur.spi.CertificateResolver;
import io.passeur.spi.CertificateResolverContext;
import io.passeur.spi.CertificateResolverFactory;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Default;
import org.jspecify.annotations.Nullable;

/** Takes settings of {@code acme}, secrets among them, and makes no resolver. */
final class AbsentAcmeFactory implements CertificateResolverFactory<AbsentAcmeFactory.Settings> {

    public record Settings(
            @Default("") String email, @Nullable Eab eab) {}

    public record Eab(String kid, String hmacEncoded) {}

    @Override
    public String type() {
        return "acme";
    }

    @Override
    public Class<Settings> configType() {
        return Settings.class;
    }

    @Override
    public CertificateResolver create(Settings settings, CertificateResolverContext context) {
        throw new ConfigurationException("no authority can be reached from here");
    }
}
