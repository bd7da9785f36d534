package io.passeur.resolver.acme;

import io.passeur.resolver.acme.command.CertsCommand;
import io.passeur.spi.CertificateResolverFactory;
import io.passeur.spi.Command;
import io.passeur.spi.Plugin;
import java.util.List;

/** Offers the certificate resolver {@code acme} and the command {@code certs}. */
public final class AcmePlugin implements Plugin {

    @Override
    public List<CertificateResolverFactory<?>> certificateResolvers() {
        return List.of(new AcmeResolverFactory());
    }

    @Override
    public List<Command> commands() {
        return List.of(new CertsCommand());
    }
}
