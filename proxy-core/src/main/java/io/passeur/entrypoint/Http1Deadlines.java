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

/** The limits on HTTP/1.1. Whoever exceeds one finds the connection closed, without an answer, as Go's server does it. */
final class Http1Deadlines {

    private static final Logger log = LoggerFactory.getLogger(Http1Deadlines.class);

    private final Limits limits;

    Http1Deadlines(RespondingTimeouts limits) {
        this.limits = Limits.of(limits);
    }

    /** The connection goes on meanwhile, so what is read here must be of one and the same request. */
    void look(HttpConnection connection, EndPoint endPoint) {
        if (Clients.isIdle(connection)) {
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
            end(connection, request, "writeTimeout: the answer was not taken in time");
        }
    }

    /** The first request must come within the time for reading, the next ones within the time for idling. */
    private void lookAtIdle(HttpConnection connection, EndPoint endPoint) {
        long limit = connection.getMessagesIn() == 0 ? limits.read() : limits.idle();
        if (Limits.idleNanos(endPoint) > limit) {
            connection.close();
        }
    }

    private static boolean isReading(HttpParser.State state) {
        return state != HttpParser.State.START && state.ordinal() < HttpParser.State.END.ordinal();
    }

    private static void end(HttpConnection connection, @Nullable Request request, String reason) {
        log.debug("Closing the connection of {}: {}", connection.getRemoteSocketAddress(), reason);
        if (request == null) {
            // Nobody waits for the rest of the head, and Jetty must not answer to half of it.
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
