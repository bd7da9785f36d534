package io.passeur.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.passeur.http.forward.DelegatingUpstream;
import io.passeur.http.forward.NextUpstream;
import io.passeur.http.forward.Upstream;
import io.passeur.http.forward.UpstreamTarget;
import io.passeur.http.forward.UpstreamTarget.Protocol;
import java.net.ConnectException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** An upstream with a span for each request; the server receives the context of that span. */
final class TracedUpstream extends DelegatingUpstream {

    private final UpstreamTarget target;
    private final TraceContextPropagation propagation;
    private final SpanWriter writer;
    private final Attributes ofServer;

    TracedUpstream(Upstream upstream, UpstreamTarget target, TraceContextPropagation propagation, SpanWriter writer) {
        super(upstream);
        this.target = target;
        this.propagation = propagation;
        this.writer = writer;
        ofServer = attributes(target);
    }

    private static Attributes attributes(UpstreamTarget target) {
        AttributesBuilder attributes = Attributes.builder()
                .put(AttributeNames.URL_SCHEME, target.protocol() == Protocol.HTTPS ? "https" : "http")
                .put(AttributeNames.SERVER_ADDRESS, target.host())
                .put(AttributeNames.SERVER_PORT, (long) target.port())
                .put(AttributeNames.PEER_ADDRESS, target.host())
                .put(AttributeNames.PEER_PORT, (long) target.port());
        if (target.protocol() != Protocol.HTTPS) {
            attributes.put(AttributeNames.PROTOCOL_VERSION, target.protocol() == Protocol.H2C ? "2" : "1.1");
        }
        return attributes.build();
    }

    @Override
    public void forward(Request request, Response response, Callback callback, NextUpstream next) throws Exception {
        SpanScope scope = SpanScope.of(request);
        if (scope == null) {
            super.forward(request, response, callback, next);
        } else if (!scope.isRecorded()) {
            HttpFields headers = propagation.inject(scope.context(), request.getHeaders());
            NextUpstream untraced = new TracedNextUpstream(next, scope, request.getHeaders(), () -> {});
            super.forward(new TracedRequest(request, scope, headers), response, callback, untraced);
        } else {
            recorded(scope, request, response, callback, next);
        }
    }

    private void recorded(SpanScope scope, Request request, Response response, Callback callback, NextUpstream next)
            throws Exception {
        SpanScope service = scope.detailed() ? service(scope) : null;
        SpanScope client = (service == null ? scope : service).begin("ReverseProxy", SpanKind.CLIENT);
        client.span().setAllAttributes(ofServer);
        writer.sent(request, target, scope.record().retries(), client.span());
        HttpFields headers = propagation.inject(client.context(), request.getHeaders());
        CapturedResponse captured = writer.responseHeaders().isEmpty()
                ? null
                : new CapturedResponse(request, response, writer.responseHeaders(), client.span());
        End end = new End(callback, response, client.span(), service == null ? null : service.span());
        super.forward(
                new TracedRequest(request, client, headers),
                captured == null ? response : captured,
                end,
                new TracedNextUpstream(next, scope, request.getHeaders(), end::unreached));
    }

    private static SpanScope service(SpanScope scope) {
        SpanScope service = scope.begin("Service", SpanKind.INTERNAL);
        String name = scope.record().service();
        if (name != null) {
            service.span().setAttribute(AttributeNames.SERVICE, name);
        }
        return service;
    }

    /** Before the callback completes, because the response is reused after it. */
    private static final class End extends Callback.Nested {

        private final Response response;
        private final Span client;
        private final @Nullable Span service;

        End(Callback callback, Response response, Span client, @Nullable Span service) {
            super(callback);
            this.response = response;
            this.client = client;
            this.service = service;
        }

        @Override
        public void succeeded() {
            end(null);
            super.succeeded();
        }

        @Override
        public void failed(Throwable cause) {
            end(cause);
            super.failed(cause);
        }

        /** The request goes to another server, which gets a span of its own. */
        void unreached() {
            end(0, new ConnectException("the server cannot be reached"));
        }

        private void end(@Nullable Throwable cause) {
            end(response.getStatus(), cause);
        }

        private void end(int status, @Nullable Throwable cause) {
            SpanOutcome.CLIENT.write(status, cause, client);
            client.end();
            if (service != null) {
                service.end();
            }
        }
    }
}
