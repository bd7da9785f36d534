package io.passeur.server;

import io.passeur.config.EntryPointConfiguration;
import io.passeur.entrypoint.EntryPoint;
import io.passeur.net.Network;
import io.passeur.observation.RequestObserver;
import io.passeur.routing.RoutingTable;
import io.passeur.tls.TlsPolicy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** All entry points, started and stopped together. */
final class EntryPoints implements AutoCloseable {

    private final Map<String, EntryPoint> byName = new LinkedHashMap<>();

    /** @param observers who is told of the requests of an entry point, by its name */
    EntryPoints(
            Map<String, EntryPointConfiguration> configurations,
            Network network,
            Function<String, List<RequestObserver>> observers) {
        new TreeMap<>(configurations)
                .forEach((name, configuration) ->
                        byName.put(name, new EntryPoint(name, configuration, network, observers.apply(name))));
    }

    /** By name, in the order of their names. */
    Map<String, EntryPoint> all() {
        return Collections.unmodifiableMap(byName);
    }

    void swap(String name, RoutingTable table) {
        EntryPoint entryPoint = byName.get(name);
        if (entryPoint != null) {
            entryPoint.swap(table);
        }
    }

    void swapTls(String name, TlsPolicy policy) {
        EntryPoint entryPoint = byName.get(name);
        if (entryPoint != null) {
            entryPoint.swapTls(policy);
        }
    }

    void start() {
        byName.values().forEach(EntryPoint::start);
    }

    /** How many connections are open on each. */
    Map<String, Integer> connections() {
        Map<String, Integer> connections = new LinkedHashMap<>();
        byName.forEach((name, entryPoint) -> connections.put(name, entryPoint.connections()));
        return connections;
    }

    Map<String, Integer> ports() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        byName.forEach((name, entryPoint) -> ports.put(name, entryPoint.port()));
        return ports;
    }

    /** Drains all at the same time and returns when the last is done. */
    void drain() {
        List<CompletableFuture<Void>> drains = byName.values().stream()
                .map(entryPoint ->
                        CompletableFuture.runAsync(entryPoint::drain, task -> Threads.inThread("drain", task)))
                .toList();
        drains.forEach(CompletableFuture::join);
    }

    @Override
    public void close() {
        byName.values().forEach(EntryPoint::close);
    }
}
