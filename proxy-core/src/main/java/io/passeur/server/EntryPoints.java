package io.passeur.server;

import io.passeur.config.EntryPointConfiguration;
import io.passeur.entrypoint.EntryPoint;
import io.passeur.entrypoint.StreamEntryPoint;
import io.passeur.entrypoint.StreamState;
import io.passeur.net.Network;
import io.passeur.observation.RequestObserver;
import io.passeur.tls.TlsPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;

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
                        byName.put(name, EntryPoint.of(name, configuration, network, observers.apply(name))));
    }

    /** Those that accept connections, by name, in the order of their names. */
    Map<String, StreamEntryPoint> streams() {
        Map<String, StreamEntryPoint> streams = new LinkedHashMap<>();
        byName.forEach((name, entryPoint) -> {
            if (entryPoint instanceof StreamEntryPoint stream) {
                streams.put(name, stream);
            }
        });
        return streams;
    }

    /** Replaces what the entry point of that name serves. @param change gets what it serves now */
    void swap(String name, UnaryOperator<StreamState> change) {
        if (byName.get(name) instanceof StreamEntryPoint stream) {
            stream.swap(change);
        }
    }

    void swapTls(String name, TlsPolicy policy) {
        swap(name, state -> state.with(policy));
    }

    void start() {
        byName.values().forEach(EntryPoint::start);
    }

    /** How many connections are open on each. */
    Map<String, Integer> connections() {
        Map<String, Integer> connections = new LinkedHashMap<>();
        streams().forEach((name, entryPoint) -> connections.put(name, entryPoint.connections()));
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
