package io.passeur.spi;

import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What the proxy knows of a request beside its message: the access log, metrics and traces show it, and the middlewares
 * of the request share it. Implemented by the proxy. Not thread-safe: only the thread that handles the request may use
 * it. No method blocks.
 */
public interface RequestDetails {

    /**
     * The details of a request, wrapped or not.
     *
     * @throws IllegalArgumentException if the request neither came through an entry point nor is a sub-request
     */
    static RequestDetails of(Request request) {
        Carrier carrier = Request.as(request, Carrier.class);
        if (carrier == null) {
            throw new IllegalArgumentException(
                    "request: " + request + " (expected: a request that the proxy handles, or a wrapper of one)");
        }
        return carrier.record();
    }

    /** A request that has details; implemented by the proxy. */
    interface Carrier {

        /** The details of this request. */
        RequestDetails record();
    }

    /** What the server receives as {@code X-Forwarded-For}. */
    enum ForwardedForPolicy {
        /** The field as it came, and the peer's address after it. */
        APPEND,
        /** The field as it came. */
        KEEP,
        /** No such field. */
        SUPPRESS
    }

    /**
     * The user name of the client's authentication attempt, whether or not it succeeded; null if there was no attempt.
     */
    @Nullable
    String clientName();

    /** Sets the name by which the client tried to authenticate; the access log shows it. */
    void setClientName(String name);

    /**
     * The full name of the service whose load balancer handled the request, {@code name@provider}; null if none did
     * yet.
     */
    @Nullable
    String service();

    /** The URL, as written, of the chosen server; null if none was chosen yet. */
    @Nullable
    String serverUrl();

    /** What the server receives as {@code X-Forwarded-For}; {@link ForwardedForPolicy#APPEND} unless set. */
    ForwardedForPolicy forwardedForPolicy();

    /** Decides what the server receives as {@code X-Forwarded-For}. The last call before the request is sent counts. */
    void setForwardedForPolicy(ForwardedForPolicy policy);

    /** The number of retries. */
    int retries();

    /** Counts a retry. */
    void retried();
}
