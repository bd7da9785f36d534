package io.passeur.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.passeur.config.EntryPointConfiguration;
import io.passeur.config.OcspConfiguration;
import io.passeur.config.StaticConfiguration;
import io.passeur.guard.LiveProblems;
import io.passeur.metrics.Metrics;
import io.passeur.plugin.Plugins;
import io.passeur.tls.Challenges;
import io.passeur.tls.OcspStapling;
import io.passeur.tls.ResolverManager;
import io.passeur.tls.TlsChallenges;
import io.passeur.tls.TlsManager;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Wires certificates: resolvers, challenges, and the way to the entry points. */
final class TlsModule extends AbstractModule {

    private final StaticConfiguration configuration;

    TlsModule(StaticConfiguration configuration) {
        this.configuration = configuration;
    }

    @Provides
    @Singleton
    ResolverManager resolvers(Plugins plugins, LiveProblems problems, Metrics metrics) {
        return new ResolverManager(
                configuration.resolvers(), plugins::certificateResolver, name -> context(name, problems, metrics));
    }

    private LiveResolverContext context(String name, LiveProblems problems, Metrics metrics) {
        return new LiveResolverContext(
                name,
                Threads.ofResolver(name),
                problems.reporter("certificatesResolvers." + name, "", null, null),
                metrics.meters(
                        "certresolver",
                        Objects.requireNonNull(configuration.resolvers().get(name))
                                .type(),
                        name),
                Path.of("").toAbsolutePath(),
                System.getenv(),
                ports(),
                VersionText.userAgent());
    }

    private Map<String, Integer> ports() {
        Map<String, Integer> ports = new TreeMap<>();
        configuration.entryPoints().forEach((name, entryPoint) -> ports.put(name, entryPoint.port()));
        return ports;
    }

    @Provides
    @Singleton
    Challenges challenges(ResolverManager resolvers) {
        return new Challenges(resolvers);
    }

    @Provides
    @Singleton
    TlsManager tls(ResolverManager resolvers, Challenges challenges, Threads threads, EntryPoints entryPoints) {
        return new TlsManager(
                resolvers,
                name -> on(name, challenges),
                threads.configuration(),
                Clock.systemUTC(),
                entryPoints::swapTls,
                stapling(threads));
    }

    private @Nullable OcspStapling stapling(Threads threads) {
        OcspConfiguration ocsp = configuration.ocsp();
        if (ocsp == null) {
            return null;
        }
        OcspStapling.switchOn();
        return new OcspStapling(ocsp.responderOverrides(), threads.housekeeping(), Clock.systemUTC());
    }

    /** If users' own routers may respond, challenges are ordinary connections. */
    private TlsChallenges on(String entryPoint, TlsChallenges challenges) {
        EntryPointConfiguration own = configuration.entryPoints().get(entryPoint);
        return own != null && own.allowACMEByPass() ? TlsChallenges.NONE : challenges;
    }
}
