package io.passeur.entrypoint;

import io.passeur.config.EntryPointConfiguration.RespondingTimeouts;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enforces the limits on HTTP/1.1. A connection that exceeds one is closed without a response, as Go's server does. */
final class Http1Deadlines {

    private static final Logger log = LoggerFactory.getLogger(Http1Deadlines.class);

    private final TimeLimits limits;

    Http1Deadlines(RespondingTimeouts limits) {
        this.limits = TimeLimits.of(limits);
    }

    /** The connection is in use meanwhile, so everything that is read here must belong to the same request. */
    void look(HttpConnection connection, EndPoint endPoint) {
        if (ClientConnections.isIdle(connection)) {
            lookAtIdle(connection, endPoint);
            return;
        }
        Request request = connection.getHttpChannel().getRequest();
        HttpParser.State state = connection.getParser().getState();
        long begin = request == null ? connection.getParser().getBeginNanoTime() : request.getBeginNanoTime();
        if (begin == 0 || connection.getHttpChannel().getRequest() != request) {
            return;
        }
        long age = NanoTime.since(begin);
        if (isReading(state) && age > limits.read()) {
            end(connection, request, "readTimeout: the request did not arrive in time");
        } else if (request != null && age > limits.write()) {
            end(connection, request, "writeTimeout: the client did not read the response in time");
        }
    }

    /** The first request must arrive within the read limit, later ones within the idle limit. */
    private void lookAtIdle(HttpConnection connection, EndPoint endPoint) {
        long limit = connection.getMessagesIn() == 0 ? limits.read() : limits.idle();
        if (TimeLimits.idleNanos(endPoint) > limit) {
            connection.close();
        }
    }

    private static boolean isReading(HttpParser.State state) {
        return state != HttpParser.State.START && state.ordinal() < HttpParser.State.END.ordinal();
    }

    private static void end(HttpConnection connection, @Nullable Request request, String reason) {
        log.debug("Closing the connection of {}: {}", connection.getRemoteSocketAddress(), reason);
        if (request == null) {
            // Nobody waits for the rest of the head, and Jetty must not respond to half of it.
            connection.getEndPoint().close();
            return;
        }
        Runnable task = connection.getHttpChannel().onFailure(new TimeoutException(reason));
        if (task != null) {
            task.run();
        }
        connection.close();
    }
}
