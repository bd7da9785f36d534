package io.passeur.observation;

import io.passeur.spi.SubResponse.Responder;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/**
 * Records what happens to one request. Written by the thread that carries the request at the moment, hence without a lock; read
 * when the request has ended.
 */
public final class RequestRecord {

    private static final Clock CLOCK = Clock.systemUTC();

    private final String entryPoint;
    private final Instant began = CLOCK.instant();
    private final long beganNanos = NanoTime.now();
    private @Nullable RequestTracer tracer;
    private @Nullable RequestTrace trace;
    private @Nullable Request accepted;
    private @Nullable RouteTags route;
    private @Nullable String service;
    private @Nullable String serverUrl;
    private long forwardedNanos;
    private int originStatus;
    private long originBytes;
    private boolean keepsOriginHeaders;
    private @Nullable HttpFields originHeaders;
    private @Nullable Tunnel tunnel;
    private int retries;
    private int subRequests;
    private boolean unreached;
    private boolean substituted;

    /** @param entryPoint the name of the entry point */
    public RequestRecord(String entryPoint) {
        this.entryPoint = entryPoint;
    }

    /** The record of a request; null if the request did not come through an entry point, as in unit tests. */
    public static @Nullable RequestRecord of(Request request) {
        Observed observed = Request.as(request, Observed.class);
        return observed == null ? null : observed.record();
    }

    /** The record of a request, or one that is never read. */
    public static RequestRecord ofOrUnread(Request request) {
        RequestRecord known = of(request);
        return known == null ? new RequestRecord("") : known;
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
     * The request in the form that is routed: path normalised, forwarded headers in place. Null if the entry point refused
     * it.
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

    /** @param request the request as it was routed */
    public void routed(RouteTags to, Request request) {
        route = to;
        beginTrace(request);
    }

    /** Sets the tracer that starts the trace when a router takes the request. */
    public void tracedBy(RequestTracer by) {
        tracer = by;
    }

    /** Called by itself for requests that a router takes. */
    public void beginTrace(Request request) {
        if (tracer != null) {
            trace = tracer.begin(this, request);
        }
    }

    /** The trace of the request; null if the request is not traced. */
    public @Nullable RequestTrace trace() {
        return trace;
    }

    /** The full name of the service whose balancer took the request; null if none did. */
    public @Nullable String service() {
        return service;
    }

    public void served(@Nullable String by) {
        service = by;
    }

    /** The URL of the chosen server, as written; null if none was chosen. */
    public @Nullable String serverUrl() {
        return serverUrl;
    }

    public void forwarded(@Nullable String url) {
        serverUrl = url;
        forwardedNanos = NanoTime.now();
        originStatus = 0;
        originBytes = 0;
        originHeaders = null;
        unreached = false;
        substituted = false;
    }

    /** Nanoseconds since the last server was chosen; 0 if none was chosen. */
    public long originDuration() {
        return serverUrl == null ? 0 : NanoTime.since(forwardedNanos);
    }

    /** Records the head of the response of a server, or of the proxy in its place. */
    public void answered(int status, HttpFields headers) {
        originStatus = status;
        if (keepsOriginHeaders) {
            originHeaders = HttpFields.build(headers).asImmutable();
        }
    }

    /** Adds to the bytes of that response's body. */
    public void answeredBytes(long count) {
        originBytes += count;
    }

    /** The status of the response of the server, or of the proxy in its place; 0 if no server was chosen. */
    public int originStatus() {
        return originStatus;
    }

    /** The number of bytes received of that response's body. */
    public long originBytes() {
        return originBytes;
    }

    /** Called by an observer when the request begins if it reads {@link #originHeaders()} at the end. */
    public void keepOriginHeaders() {
        keepsOriginHeaders = true;
    }

    /** The headers of that response; null if no server was chosen or no observer reads them. */
    public @Nullable HttpFields originHeaders() {
        return originHeaders;
    }

    /** Records that the connection carries another protocol from now on. */
    public void became(Tunnel other) {
        tunnel = other;
    }

    /** The tunnel that the connection became; null if it still carries requests. */
    public @Nullable Tunnel tunnel() {
        return tunnel;
    }

    /** In hexadecimal; null if the request is not traced. */
    public @Nullable String traceId() {
        return trace == null ? null : trace.traceId();
    }

    /** In hexadecimal; null if the request is not traced. */
    public @Nullable String spanId() {
        return trace == null ? null : trace.spanId();
    }

    /** How often the middleware {@code retry} sent the request again. */
    public int retries() {
        return retries;
    }

    public void retried() {
        retries++;
    }

    /** Records whether the chosen server did not respond and got nothing of the request. */
    public void unreached(boolean unsent) {
        unreached = unsent;
    }

    /** Records that the proxy responds in the chosen server's place. */
    public void substituted() {
        substituted = true;
    }

    /** The origin of the response, once its head is known. */
    public Responder responder() {
        boolean noServer = service != null && serverUrl == null && !service.endsWith("@internal");
        if (noServer || (substituted && unreached)) {
            return Responder.UNREACHED;
        }
        return substituted ? Responder.BROKEN : Responder.SERVER;
    }

    /** The number of sub-requests that middlewares sent for this request. */
    public int subRequests() {
        return subRequests;
    }

    public void subRequested() {
        subRequests++;
    }
}
