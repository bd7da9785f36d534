package io.passeur.observation;

import java.time.Clock;
import java.time.Instant;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one request. Written by the thread that carries the request at that moment, so whoever writes needs no lock;
 * read when the request has ended.
 */
public final class RequestRecord {

    private static final Clock CLOCK = Clock.systemUTC();

    private final String entryPoint;
    private final Instant began = CLOCK.instant();
    private final long beganNanos = NanoTime.now();
    private @Nullable Request accepted;
    private @Nullable RouteTags route;
    private @Nullable String service;
    private @Nullable String serverUrl;
    private long forwardedNanos;
    private int originStatus;
    private int retries;

    /** @param entryPoint its name */
    public RequestRecord(String entryPoint) {
        this.entryPoint = entryPoint;
    }

    /** That of a request; null if it did not come through an entry point, as in tests of single parts. */
    public static @Nullable RequestRecord of(Request request) {
        Observed observed = Request.as(request, Observed.class);
        return observed == null ? null : observed.record();
    }

    public String entryPoint() {
        return entryPoint;
    }

    public Instant began() {
        return began;
    }

    /** Nanoseconds since the request's head was read. */
    public long duration() {
        return NanoTime.since(beganNanos);
    }

    /**
     * The request in the form that is routed: path normalised, forwarded headers in place. Null if the entry point refused it
     * before.
     */
    public @Nullable Request accepted() {
        return accepted;
    }

    public void accepted(Request inItsForm) {
        accepted = inItsForm;
    }

    /** The router that took the request; null if none did. */
    public @Nullable RouteTags route() {
        return route;
    }

    public void routed(RouteTags to) {
        route = to;
    }

    /** The full name of the service whose balancer took the request; null if none did. */
    public @Nullable String service() {
        return service;
    }

    public void served(@Nullable String by) {
        service = by;
    }

    /** The URL, as written, of the server that was chosen; null if none was. */
    public @Nullable String serverUrl() {
        return serverUrl;
    }

    public void forwarded(@Nullable String url) {
        serverUrl = url;
        forwardedNanos = NanoTime.now();
    }

    /** Nanoseconds since the last server was chosen; 0 if none was. */
    public long originDuration() {
        return serverUrl == null ? 0 : NanoTime.since(forwardedNanos);
    }

    /** The status of the server's answer, or of the one that the proxy gave in its place; 0 if no server was chosen. */
    public int originStatus() {
        return originStatus;
    }

    /** Notes the status of the answer to a request that a server, or the proxy in its place, gives. */
    public static void answered(Request request, int status) {
        RequestRecord record = of(request);
        if (record != null) {
            record.originStatus = status;
        }
    }

    /** How many times the request was sent again, by the middleware {@code retry}. */
    public int retries() {
        return retries;
    }

    public void retried() {
        retries++;
    }
}
