package io.passeur.observation;

import io.passeur.spi.RequestDetails;
import io.passeur.spi.SubResponse.Responder;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one request. Written by the thread that currently carries the request, so writers need no lock;
 * read when the request has ended.
 */
public final class RequestRecord implements RequestDetails {

    private static final Clock CLOCK = Clock.systemUTC();

    private final String entryPoint;
    private final Instant began = CLOCK.instant();
    private final long beganNanos = NanoTime.now();
    private @Nullable RequestTracer tracer;
    private @Nullable RequestTrace trace;
    private @Nullable Request accepted;
    private @Nullable String refusal;
    private @Nullable RouteTags route;
    private @Nullable String service;
    private @Nullable String serverUrl;
    private long forwardedNanos;
    private int originStatus;
    private long originBytes;
    private boolean keepsOriginHeaders;
    private @Nullable HttpFields originHeaders;
    private @Nullable Tunnel tunnel;
    private @Nullable String clientName;
    private ForwardedForPolicy forwardedForPolicy = ForwardedForPolicy.APPEND;
    private int retries;
    private int subRequests;
    private boolean unreached;
    private boolean substituted;

    /** @param entryPoint its name */
    public RequestRecord(String entryPoint) {
        this.entryPoint = entryPoint;
    }

    /** The record of a request; null if it did not come through an entry point, as in tests of single parts. */
    public static @Nullable RequestRecord of(Request request) {
        if (request instanceof RecordedRequest recorded) {
            // The usual case; a class is found faster than an interface.
            return recorded.record();
        }
        Observed observed = Request.as(request, Observed.class);
        return observed == null ? null : observed.record();
    }

    /** The record of a request, or one that nobody reads. */
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
     * The request as it is routed: path normalized, forwarded headers in place. Null if the entry point rejected it
     * before.
     */
    public @Nullable Request accepted() {
        return accepted;
    }

    public void accepted(Request inItsForm) {
        accepted = inItsForm;
    }

    /** Why the proxy refused the request, in a few words; null if it did not, or if the status says it. */
    public @Nullable String refusal() {
        return refusal;
    }

    public void refused(String reason) {
        refusal = reason.isEmpty() ? null : reason;
    }

    /** The router that took the request; null if none did. */
    public @Nullable RouteTags route() {
        return route;
    }

    /** @param request as the router took it */
    public void routed(RouteTags to, Request request) {
        route = to;
        beginTrace(request);
    }

    /** Sets who begins the trace once it is known which router takes the request. */
    public void tracedBy(RequestTracer by) {
        tracer = by;
    }

    /** Called automatically for requests that a router takes. */
    public void beginTrace(Request request) {
        if (tracer != null) {
            trace = tracer.begin(this, request);
        }
    }

    /** The trace of the request; null if it has none. */
    public @Nullable RequestTrace trace() {
        return trace;
    }

    @Override
    public @Nullable String clientName() {
        return clientName;
    }

    @Override
    public void setClientName(String name) {
        clientName = name;
    }

    @Override
    public ForwardedForPolicy forwardedForPolicy() {
        return forwardedForPolicy;
    }

    @Override
    public void setForwardedForPolicy(ForwardedForPolicy policy) {
        forwardedForPolicy = policy;
    }

    @Override
    public @Nullable String service() {
        return service;
    }

    public void served(@Nullable String by) {
        service = by;
    }

    @Override
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

    /** Nanoseconds since the last server was chosen; 0 if none was. */
    public long originDuration() {
        return serverUrl == null ? 0 : NanoTime.since(forwardedNanos);
    }

    /** Records the head of the response that a server, or the proxy in its place, sends. */
    public void answered(int status, HttpFields headers) {
        originStatus = status;
        if (keepsOriginHeaders) {
            originHeaders = HttpFields.build(headers).asImmutable();
        }
    }

    /** Records that many bytes of the response's body. */
    public void answeredBytes(long count) {
        originBytes += count;
    }

    /** The status of the server's response, or of the proxy's in its place; 0 if no server was chosen. */
    public int originStatus() {
        return originStatus;
    }

    /** The number of bytes of that response's body that arrived. */
    public long originBytes() {
        return originBytes;
    }

    /** Called by an observer at the start of the request if it wants {@link #originHeaders()} at the end. */
    public void keepOriginHeaders() {
        keepsOriginHeaders = true;
    }

    /** The headers of that response; null if no server was chosen or nobody wanted them. */
    public @Nullable HttpFields originHeaders() {
        return originHeaders;
    }

    /** Records that the connection carries another protocol from now on. */
    public void became(Tunnel other) {
        tunnel = other;
    }

    /** The tunnel that the request opened; null if the connection goes on with requests. */
    public @Nullable Tunnel tunnel() {
        return tunnel;
    }

    /** In hexadecimal digits; null if the request is not traced. */
    public @Nullable String traceId() {
        return trace == null ? null : trace.traceId();
    }

    /** In hexadecimal digits; null if the request is not traced. */
    public @Nullable String spanId() {
        return trace == null ? null : trace.spanId();
    }

    @Override
    public int retries() {
        return retries;
    }

    @Override
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
