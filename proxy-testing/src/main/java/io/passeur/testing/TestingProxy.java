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
 * A whole proxy in this process, on free ports of this machine. Plugins on the class path are used; elements that a test
 * pushes belong to the provider {@code testing}. Its entry point is {@code web}, unless flags name others.
 */
public final class TestingProxy implements AutoCloseable {

    private final Proxy proxy;
    private final String key;

    private TestingProxy(Proxy proxy, String key) {
        this.proxy = proxy;
        this.key = key;
    }

    /**
     * Starts a proxy that answers when this returns.
     *
     * @param dynamic dynamic configuration as TOML
     * @param flags static configuration as flags, beside those for the entry point and the provider
     */
    public static TestingProxy start(String dynamic, String... flags) {
        return start(AddedKinds.NONE, dynamic, flags);
    }

    /**
     * Starts a proxy that knows further kinds of elements.
     *
     * @param added those beside the ones that are always there
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

    /** Replaces the dynamic configuration; it is live some moments after this returns. */
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

    /** Sends {@code GET path} for a host on a connection of its own and reads the answer. */
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

    /** Begins log files anew that somebody has moved away. */
    public void reopenLogs() {
        proxy.reopenLogs();
    }

    /** Stops gracefully; returns when everything has ended. */
    public void drain() {
        proxy.drain();
    }

    @Override
    public void close() {
        proxy.close();
    }
}
