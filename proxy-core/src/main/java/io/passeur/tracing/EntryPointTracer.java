package io.passeur.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.passeur.observation.RequestObserver;
import io.passeur.observation.RequestRecord;
import io.passeur.observation.RequestTrace;
import io.passeur.observation.RequestTracer;
import io.passeur.observation.RouteTags;
import io.passeur.observation.Tunnel;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * Begins and ends the traces of an entry point's requests. A trace begins when it is known which router takes the
 * request, because the router may turn it off; its start time is the arrival of the request.
 *
 * @param unrouted whether requests are traced that no router takes
 * @param internals whether requests are traced that the proxy itself serves
 */
record EntryPointTracer(
        Tracer tracer, TraceContextPropagation propagation, SpanWriter writer, boolean unrouted, boolean internals)
        implements RequestObserver, RequestTracer {

    @Override
    public void began(RequestRecord record, Request request) {
        record.tracedBy(this);
    }

    @Override
    public @Nullable RequestTrace begin(RequestRecord record, Request request) {
        RouteTags route = record.route();
        if (route == null ? !unrouted : !isTraced(route)) {
            return null;
        }
        SpanScope server = server(record, request);
        if (!server.isRecorded()) {
            return new ServerTrace(server, server);
        }
        writer.received(request, record.entryPoint(), scheme(route, request), server.span());
        return new ServerTrace(server, route != null && route.detailed() ? router(route, server) : server);
    }

    private boolean isTraced(RouteTags route) {
        return route.tracing() && (internals || !route.internal());
    }

    private SpanScope server(RequestRecord record, Request request) {
        Context sent = propagation.extract(request.getHeaders());
        Span span = tracer.spanBuilder(request.getMethod())
                .setParent(sent)
                .setSpanKind(SpanKind.SERVER)
                .setStartTimestamp(record.began())
                .startSpan();
        RouteTags route = record.route();
        boolean detailed = route != null && route.detailed() && span.isRecording();
        return new SpanScope(record, tracer, sent.with(span), span, detailed);
    }

    /** After routing, the headers tell what the client used; before it, nobody has checked them. */
    private static @Nullable String scheme(@Nullable RouteTags route, Request request) {
        return route == null
                ? request.getHttpURI().getScheme()
                : request.getHeaders().get(HttpHeader.X_FORWARDED_PROTO);
    }

    private static SpanScope router(RouteTags route, SpanScope server) {
        SpanScope router = server.begin("Router", SpanKind.INTERNAL);
        router.span()
                .setAttribute(AttributeNames.ROUTER, route.router())
                .setAttribute(AttributeNames.SERVICE, route.service())
                .setAttribute(AttributeNames.ROUTE, route.rule());
        return router;
    }

    @Override
    public void ended(RequestRecord record, Request request, Response response, @Nullable Throwable failure) {
        if (record.route() == null) {
            record.beginTrace(request);
        }
        if (record.trace() instanceof ServerTrace trace && trace.server().isRecorded()) {
            writer.answered(request, response, failure, trace.server().span());
            Tunnel tunnel = record.tunnel();
            if (tunnel == null) {
                trace.end();
            } else {
                tunnel.onEnd(trace::end);
            }
        }
    }
}
