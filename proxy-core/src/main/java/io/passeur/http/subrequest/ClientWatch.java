package io.passeur.http.subrequest;

import io.passeur.net.ClientEndPoint;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Cancels the sub-requests of a client's request when that request ends or its client disconnects. Each request has one
 * watch, created with its first sub-request. Thread-safe.
 */
final class ClientWatch {

    private static final String ATTRIBUTE = ClientWatch.class.getName();
    private static final Object LOCK = new Object();

    private final Set<SubRequestExchange> running = ConcurrentHashMap.newKeySet();
    private final @Nullable ClientEndPoint endPoint;
    private volatile @Nullable Throwable gone;

    private ClientWatch(Request client) {
        boolean http1 = client.getConnectionMetaData().getHttpVersion().getVersion() < HttpVersion.HTTP_2.getVersion();
        endPoint = http1 ? ClientEndPoint.of(client) : null;
        if (!http1) {
            // Deadlines limit sub-requests; on HTTP/2, a silent stream is not a failure.
            client.addIdleTimeoutListener(timeout -> false);
        }
        client.addFailureListener(this::gone);
        Request.addCompletionListener(
                client, cause -> gone(cause == null ? new EofException("the client's request has ended") : cause));
    }

    static ClientWatch of(Request client) {
        synchronized (LOCK) {
            if (client.getAttribute(ATTRIBUTE) instanceof ClientWatch known) {
                return known;
            }
            ClientWatch made = new ClientWatch(client);
            client.setAttribute(ATTRIBUTE, made);
            return made;
        }
    }

    void add(SubRequestExchange exchange) {
        running.add(exchange);
        watch();
        Throwable cause = gone;
        if (cause != null) {
            exchange.cancel(cause);
        }
    }

    void remove(SubRequestExchange exchange) {
        running.remove(exchange);
        if (running.isEmpty() && endPoint != null) {
            endPoint.unwatch();
        }
    }

    /** The client's body was read to its end. */
    void bodyRead() {
        watch();
    }

    /** After the request, nothing is read from an HTTP/1.1 client, so nothing else would notice its disconnect. */
    private void watch() {
        if (endPoint != null
                && running.stream().allMatch(exchange -> exchange.request().isDoneWithClient())) {
            endPoint.watch(() -> gone(new EofException("the client closed the connection")));
        }
    }

    private void gone(Throwable cause) {
        gone = cause;
        running.forEach(exchange -> exchange.cancel(cause));
    }
}
