package io.passeur.entrypoint;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.alpn.server.ALPNServerConnection;
import org.eclipse.jetty.io.ssl.ALPNProcessor;

/** Finds Jetty's ALPN processor for an engine. Loaded by the first handshake. */
final class AlpnProcessors {

    private static final List<ALPNProcessor.Server> ALL = load();

    private AlpnProcessors() {}

    private static List<ALPNProcessor.Server> load() {
        List<ALPNProcessor.Server> processors = new ArrayList<>();
        for (ALPNProcessor.Server processor :
                ServiceLoader.load(ALPNProcessor.Server.class, AlpnProcessors.class.getClassLoader())) {
            processor.init();
            processors.add(processor);
        }
        return List.copyOf(processors);
    }

    /** From now on the connection is asked for the protocol during the engine's handshake. */
    static void configure(SSLEngine engine, ALPNServerConnection connection) {
        for (ALPNProcessor.Server processor : ALL) {
            if (processor.appliesTo(engine)) {
                processor.configure(engine, connection);
                return;
            }
        }
        throw new IllegalStateException(
                "there is no ALPN processor for " + engine.getClass().getName());
    }
}
