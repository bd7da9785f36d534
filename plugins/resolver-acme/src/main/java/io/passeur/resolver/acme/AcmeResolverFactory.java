package io.passeur.resolver.acme;

import io.passeur.resolver.acme.challenge.Halt;
import io.passeur.resolver.acme.config.AcmeConfig;
import io.passeur.resolver.acme.config.AuthorityAddress;
import io.passeur.resolver.acme.order.Authority;
import io.passeur.resolver.acme.order.NameLookup;
import io.passeur.resolver.acme.order.OrderScheduler;
import io.passeur.resolver.acme.order.OrderSchedulerFactory;
import io.passeur.resolver.acme.order.SystemLookup;
import io.passeur.resolver.acme.storage.FailureJournal;
import io.passeur.resolver.acme.storage.Storage;
import io.passeur.spi.CertificateResolver;
import io.passeur.spi.CertificateResolverContext;
import io.passeur.spi.CertificateResolverFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Creates resolvers, and holds what they share: files and authorities. */
final class AcmeResolverFactory implements CertificateResolverFactory<AcmeConfig> {

    private final Supplier<NameLookup> lookups;
    private final Map<Path, Storage> storages = new HashMap<>();
    private final Map<Path, FailureJournal> journals = new HashMap<>();
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
        FailureJournal journal = journals.computeIfAbsent(storage.statePath(), FailureJournal::open);
        Authority authority = authorities.computeIfAbsent(config.caServer(), server -> new Authority());
        OrderScheduler keeper = OrderSchedulerFactory.create(
                config, context, authority, storage, journal, solvers.all(), lookups.get(), halt);
        return new AcmeResolver(keeper, solvers);
    }
}
