package io.passeur.testing;

import io.passeur.config.ConfigurationProblemsException;
import io.passeur.config.StaticConfigurationLoader;
import io.passeur.routing.RuntimeView;
import io.passeur.server.AddedKinds;
import io.passeur.server.HomeFolders;
import io.passeur.server.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A complete proxy in this process, on free local ports. It uses the plugins on the class path; the elements that a
 * test pushes belong to the provider {@code testing}. Its entry point is {@code web}, unless flags define others.
 */
public final class TestingProxy implements AutoCloseable {

    private final Proxy proxy;
    private final String key;

    private TestingProxy(Proxy proxy, String key) {
        this.proxy = proxy;
        this.key = key;
    }

    /**
     * Starts a proxy, which serves requests when this method returns.
     *
     * @param dynamic dynamic configuration as TOML
     * @param flags static configuration as flags, beside those for the entry point and the provider
     */
    public static TestingProxy start(String dynamic, String... flags) {
        return start(AddedKinds.NONE, dynamic, flags);
    }

    /**
     * Starts a proxy with additional kinds of elements.
     *
     * @param added the additional kinds
     */
    public static TestingProxy start(AddedKinds added, String dynamic, String... flags) {
        String key = UUID.randomUUID().toString();
        TestingProvider.first(key, dynamic);
        List<String> all = new ArrayList<>(List.of(
                "--entrypoints.web.address=127.0.0.1:0",
                "--providers.testing.key=" + key,
                "--providers.providersThrottleDuration=0s"));
        all.addAll(List.of(flags));
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            var loaded = new StaticConfigurationLoader().load(all, Map.of(), folder);
            HomeFolders folders = new HomeFolders(null, folder.resolve("passeur-test-data"));
            return new TestingProxy(Proxy.start(loaded.configuration(), folders, added), key);
        } catch (ConfigurationProblemsException e) {
            throw new IllegalArgumentException(e.problems().toString(), e);
        }
    }

    /** Replaces the dynamic configuration, which goes live shortly after this method returns. */
    public void push(String dynamic) {
        TestingProvider.of(key).push(dynamic);
    }

    /** The port of the entry point {@code web}. */
    public int port() {
        return port("web");
    }

    public int port(String entryPoint) {
        Integer port = proxy.ports().get(entryPoint);
        if (port == null) {
            throw new IllegalArgumentException("there is no entry point " + entryPoint);
        }
        return port;
    }

    public RawConnection connect() {
        return RawConnection.to(port());
    }

    /** Sends {@code GET path} for a host on a new connection and reads the response. */
    public RawMessage get(String host, String path) {
        try (RawConnection connection = connect()) {
            connection.sendLines("GET " + path + " HTTP/1.1\nHost: " + host + "\n\n");
            return connection.readResponse();
        }
    }

    public RuntimeView view() {
        return proxy.view();
    }

    /** Asks all providers to read their sources again, as SIGHUP does. */
    public void reload() {
        proxy.reload();
    }

    /** Reopens log files, for example after they were moved away. */
    public void reopenLogs() {
        proxy.reopenLogs();
    }

    /** Stops gracefully; returns when all requests and connections have ended. */
    public void drain() {
        proxy.drain();
    }

    @Override
    public void close() {
        proxy.close();
    }
}
