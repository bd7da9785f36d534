package io.passeur.server;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import io.passeur.config.ExperimentalConfiguration;
import io.passeur.config.LoadedConfiguration;
import io.passeur.config.StaticConfiguration;
import io.passeur.guard.Watchdog;
import io.passeur.http.forward.Forwarder;
import io.passeur.http.service.HealthMonitor;
import io.passeur.http.service.Ping;
import io.passeur.metrics.MetricsPush;
import io.passeur.net.Network;
import io.passeur.plugin.DeclaredPlugins;
import io.passeur.plugin.PluginLoader;
import io.passeur.plugin.Plugins;
import io.passeur.provider.InternalConfiguration;
import io.passeur.provider.ProviderManager;
import io.passeur.routing.RoutingManager;
import io.passeur.routing.RuntimeView;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import io.passeur.tls.Challenges;
import io.passeur.tls.TlsManager;
import io.passeur.tracing.Tracing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running proxy: from configuration to open ports and back. */
public final class Proxy implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Proxy.class);

    private final Deque<AutoCloseable> opened;
    private final EntryPoints entryPoints;
    private final ProviderManager providers;
    private final RoutingManager routing;
    private final TlsManager tls;
    private final MetricsPush metricsPush;
    private final Challenges challenges;
    private final Ping ping;
    private final AccessLogs accessLogs;

    /** Creates all objects in the order of their dependencies; {@code opened} owns the objects created so far. */
    private Proxy(
            StaticConfiguration configuration,
            HomeFolders folders,
            AddedKinds added,
            Purpose purpose,
            Function<String, @Nullable Origin> origins,
            Deque<AutoCloseable> opened) {
        this.opened = opened;
        Plugins plugins = own(PluginLoader.load(Proxy.class.getClassLoader(), folders.plugins()));
        report(plugins, configuration.experimental());
        refuse(PluginSections.problems(configuration, plugins, origins));
        Injector injector = Guice.createInjector(
                Stage.DEVELOPMENT, new ProxyModule(configuration, folders, added, purpose, plugins));
        own(injector.getInstance(Threads.class));
        own(injector.getInstance(Watchdog.class));
        accessLogs = own(injector.getInstance(AccessLogs.class));
        own(injector.getInstance(Network.class));
        own(injector.getInstance(Tracing.class));
        own(injector.getInstance(HealthMonitor.class));
        own(injector.getInstance(Forwarder.class));
        routing = own(injector.getInstance(RoutingManager.class));
        entryPoints = own(injector.getInstance(EntryPoints.class));
        metricsPush = own(injector.getInstance(MetricsPush.class));
        tls = own(injector.getInstance(TlsManager.class));
        challenges = injector.getInstance(Challenges.class);
        ping = injector.getInstance(Ping.class);
        providers = own(injector.getInstance(ProviderManager.class));
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new RefusedSectionsException(problems);
        }
    }

    private static void report(Plugins plugins, ExperimentalConfiguration experimental) {
        List<Problem> problems = new ArrayList<>(plugins.problems());
        problems.addAll(DeclaredPlugins.missing(experimental, plugins));
        problems.forEach(problem -> LOG.error("{}", problem));
        if (experimental.abortOnPluginFailure() && !problems.isEmpty()) {
            throw new ConfigurationException("experimental.abortOnPluginFailure: " + problems.get(0));
        }
    }

    /**
     * Starts a proxy. When this returns, its first configuration is live.
     *
     * @throws ConfigurationException if an entry point cannot be opened; nothing stays open then
     */
    public static Proxy start(StaticConfiguration configuration, HomeFolders folders) {
        return start(configuration, folders, AddedKinds.NONE);
    }

    public static Proxy start(StaticConfiguration configuration, HomeFolders folders, AddedKinds added) {
        return start(configuration, folders, added, path -> null);
    }

    /** @param origins the place of the setting at a dotted path */
    static Proxy start(
            StaticConfiguration configuration,
            HomeFolders folders,
            AddedKinds added,
            Function<String, @Nullable Origin> origins) {
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            Proxy proxy = new Proxy(configuration, folders, added, Purpose.RUN, origins, opened);
            proxy.begin(configuration);
            proxy.entryPoints.start();
            proxy.tls.ask();
            proxy.metricsPush.start();
            return proxy;
        } catch (RuntimeException e) {
            closeAll(opened);
            throw cause(e);
        } catch (Error e) {
            closeAll(opened);
            throw e;
        }
    }

    /** Returns when the first configuration is compiled. */
    private void begin(StaticConfiguration configuration) {
        tls.start();
        providers.start(InternalConfiguration.of(configuration, challenges.httpEntryPoints()));
    }

    private static RuntimeException cause(RuntimeException e) {
        return e instanceof ProvisionException && e.getCause() instanceof ConfigurationException cause ? cause : e;
    }

    /**
     * Reads and compiles everything as a start would, and closes it again. Opens no port and sends nothing but what
     * providers need to read their sources.
     *
     * @throws ConfigurationException if the proxy would not start
     */
    static RuntimeView check(LoadedConfiguration loaded, HomeFolders folders, AddedKinds added) {
        StaticConfiguration configuration = loaded.configuration();
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            Proxy proxy = new Proxy(configuration, folders, added, Purpose.CHECK, loaded.origins(), opened);
            proxy.begin(configuration);
            return proxy.view();
        } catch (RuntimeException e) {
            throw cause(e);
        } finally {
            closeAll(opened);
        }
    }

    private <T extends AutoCloseable> T own(T object) {
        opened.push(object);
        return object;
    }

    /** The port of each entry point by its name. */
    public Map<String, Integer> ports() {
        return entryPoints.ports();
    }

    /** What is live. */
    public RuntimeView view() {
        return Objects.requireNonNull(routing.view(), "started");
    }

    /** Requests all providers to read their sources again. */
    public void reload() {
        providers.reload();
    }

    /** Reopens log files after they were moved. */
    public void reopenLogs() {
        accessLogs.reopen();
    }

    /** Stops gracefully, as {@code transport.lifeCycle} of each entry point says, and then closes everything. */
    public void drain() {
        ping.terminate();
        entryPoints.drain();
        close();
    }

    /** Stops immediately. */
    @Override
    public void close() {
        closeAll(opened);
    }

    private static void closeAll(Deque<AutoCloseable> opened) {
        while (!opened.isEmpty()) {
            AutoCloseable object = opened.pop();
            try {
                object.close();
            } catch (Exception e) {
                LOG.warn("{} could not be closed", object, e);
            }
        }
    }
}
