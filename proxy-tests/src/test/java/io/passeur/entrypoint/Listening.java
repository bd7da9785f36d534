package io.passeur.entrypoint;

import io.passeur.config.ConfigBinder;
import io.passeur.config.EntryPointConfiguration;
import io.passeur.config.Problems;
import io.passeur.net.Network;
import io.passeur.spi.Responses;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.tls.TlsPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** An entry point on a free port of this machine. Until it is told otherwise it answers with what it saw. */
final class Listening implements AutoCloseable {

    final Network network = new Network(2);
    final StreamEntryPoint entryPoint;

    /** @param settings names and values in turn; dots in names lead into sections */
    Listening(Object... settings) {
        entryPoint = (StreamEntryPoint) EntryPoint.of("web", configuration(settings), network, List.of());
        serve(Listening::describe);
        entryPoint.start();
    }

    void serve(RequestDispatcher requests) {
        entryPoint.swap(state -> state.with(requests));
    }

    void serve(ConnectionDispatcher connections) {
        entryPoint.swap(state -> state.with(connections));
    }

    void serve(TlsPolicy policy) {
        entryPoint.swap(state -> state.with(policy));
    }

    static EntryPointConfiguration configuration(Object... settings) {
        Map<String, Object> tree = new HashMap<>(Map.of("address", "127.0.0.1:0"));
        for (int i = 0; i < settings.length; i += 2) {
            put(tree, (String) settings[i], settings[i + 1]);
        }
        Problems problems = new Problems();
        EntryPointConfiguration configuration =
                new ConfigBinder(path -> null, problems).bind(EntryPointConfiguration.class, tree, "entryPoints.web");
        if (configuration == null) {
            throw new AssertionError("" + problems);
        }
        return configuration;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> tree, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            tree.put(path, value);
        } else {
            Object section = tree.computeIfAbsent(path.substring(0, dot), key -> new HashMap<>());
            put((Map<String, Object>) section, path.substring(dot + 1), value);
        }
    }

    /** One line each: target, routing path, host, method, then the headers in their order. */
    static void describe(InboundRequest request, Response response, Callback callback) {
        String body = request.getHttpURI().getPathQuery() + "\n" + request.routingPath() + "\n" + request.host() + "\n"
                + request.method() + "\n"
                + request.headers().stream()
                        .map(field -> field.getName() + ": " + field.getValue() + "\n")
                        .collect(Collectors.joining());
        Responses.send(response, callback, 200, body);
    }

    RawConnection connect() {
        return RawConnection.to(entryPoint.port());
    }

    /** Sends one request, whose line ends are written {@code \n}, and reads the answer. */
    RawMessage ask(String request) {
        try (RawConnection connection = connect()) {
            return connection.sendLines(request).readResponse();
        }
    }

    @Override
    public void close() {
        entryPoint.close();
        network.close();
    }
}
