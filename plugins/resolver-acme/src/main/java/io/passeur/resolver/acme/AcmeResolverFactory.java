package io.passeur.resolver.acme;

import io.passeur.resolver.acme.challenge.Halt;
import io.passeur.resolver.acme.config.AcmeConfig;
import io.passeur.resolver.acme.config.AuthorityAddress;
import io.passeur.resolver.acme.order.Authority;
import io.passeur.resolver.acme.order.Keeper;
import io.passeur.resolver.acme.order.KeeperFactory;
import io.passeur.resolver.acme.order.NameLookup;
import io.passeur.resolver.acme.order.SystemLookup;
import io.passeur.resolver.acme.storage.Journal;
import io.passeur.resolver.acme.storage.Storage;
import io.passeur.spi.CertificateResolver;
import io.passeur.spi.CertificateResolverContext;
import io.passeur.spi.CertificateResolverFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Makes resolvers, and holds what they share: the files, and the authorities. */
final class AcmeResolverFactory implements CertificateResolverFactory<AcmeConfig> {

    private final Supplier<NameLookup> lookups;
    private final Map<Path, Storage> storages = new HashMap<>();
    private final Map<Path, Journal> journals = new HashMap<>();
    private final Map<String, Authority> authorities = new HashMap<>();

    AcmeResolverFactory() {
        this(SystemLookup::new);
    }

    AcmeResolverFactory(Supplier<NameLookup> lookups) {
        this.lookups = lookups;
    }

    @Override
    public String type() {
        return "acme";
    }

    @Override
    public Class<AcmeConfig> configType() {
        return AcmeConfig.class;
    }

    @Override
    public synchronized CertificateResolver create(AcmeConfig written, CertificateResolverContext context) {
        AcmeConfig config = AuthorityAddress.current(written, context.logger());
        Halt halt = new Halt();
        Solvers solvers = Solvers.of(config, context, halt);
        Path path = context.workingDirectory().resolve(config.storage()).normalize();
        Storage storage = storages.computeIfAbsent(path, Storage::open);
        Journal journal = journals.computeIfAbsent(storage.statePath(), Journal::open);
        Authority authority = authorities.computeIfAbsent(config.caServer(), server -> new Authority());
        Keeper keeper =
                KeeperFactory.create(config, context, authority, storage, journal, solvers.all(), lookups.get(), halt);
        return new AcmeResolver(keeper, solvers);
    }
}
