package io.passeur.routing;

import io.passeur.entrypoint.StreamState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces what entry points serve, and puts back what was there if that fails half-way. Used once. */
final class EntryPointSwap {

    private static final Logger LOG = LoggerFactory.getLogger(EntryPointSwap.class);

    private final BiConsumer<String, UnaryOperator<StreamState>> entryPoints;
    private final Map<String, StreamState> before = new LinkedHashMap<>();

    /** @param entryPoints changes what the entry point of that name serves */
    EntryPointSwap(BiConsumer<String, UnaryOperator<StreamState>> entryPoints) {
        this.entryPoints = entryPoints;
    }

    /** @param change gets what the entry point serves until then */
    void put(String entryPoint, UnaryOperator<StreamState> change) {
        entryPoints.accept(entryPoint, state -> {
            before.put(entryPoint, state);
            return change.apply(state);
        });
    }

    void undo() {
        before.forEach((entryPoint, state) -> {
            try {
                entryPoints.accept(entryPoint, failed -> state);
            } catch (RuntimeException | Error e) {
                LOG.error("entryPoints.{}: could not go back to the previous configuration", entryPoint, e);
            }
        });
    }
}
