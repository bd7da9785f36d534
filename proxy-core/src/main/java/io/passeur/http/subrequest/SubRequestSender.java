package io.passeur.http.subrequest;

import io.passeur.observation.RequestRecord;
import io.passeur.observation.RequestTrace;
import io.passeur.observation.RouteTags;
import io.passeur.observation.SubRequestObserver;
import io.passeur.observation.SubRequestTracer;
import io.passeur.spi.RequestDetails.ForwardedForPolicy;
import io.passeur.spi.SubRequest;
import io.passeur.spi.SubRequestCall;
import io.passeur.spi.SubRequestException;
import io.passeur.spi.SubRequestException.Reason;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Attributes;
import org.jspecify.annotations.Nullable;

/** Turns the sub-requests of one element into requests and sends them. Thread-safe. */
record SubRequestSender(
        SubRequestComponents components, SubRequestTracer tracer, SubRequestObserver observer, LoopMarker marker) {

    /** The destination of a sub-request. It is held open from when it is found until the sub-request has ended. */
    interface Destination {

        Request.Handler handler();

        void release();
    }

    /** Finds the destination; throws a {@link SubRequestException} if it is not available. */
    @FunctionalInterface
    interface Finder {
        Destination find() throws SubRequestException;
    }

    /**
     * Sends a sub-request.
     *
     * @param url null for the URL of the client's request with the sub-request's target
     * @param destination its name in traces
     */
    SubRequestCall send(
            SubRequest wanted, @Nullable HttpURI url, String destination, InFlight inFlight, Finder finder) {
        Request client = wanted.client();
        RequestRecord record = record(client);
        if (url != null) {
            record.setForwardedForPolicy(ForwardedForPolicy.KEEP);
        }
        SubRequestExchange exchange = exchange(wanted, url, record, new Attributes.Mapped(), true);
        String refusal = client == null ? null : marker.refusal(client.getHeaders());
        if (refusal != null) {
            return refused(exchange, Reason.LOOP, wanted, destination, refusal);
        }
        refusal = inFlight.begin();
        if (refusal != null) {
            return refused(exchange, Reason.BUSY, wanted, destination, refusal);
        }
        exchange.onEnd(cause -> inFlight.end());
        observe(exchange, client);
        trace(wanted, destination, record, exchange);
        return start(wanted, exchange, finder);
    }

    /** Sends the client's request to the next handler of the client's own chain. */
    SubRequestCall resend(SubRequest wanted, Request.Handler next) {
        Request client = wanted.client();
        RequestRecord record;
        Attributes attributes;
        if (client == null || wanted.detached()) {
            record = record(client);
            attributes = new Attributes.Mapped();
        } else {
            record = RequestRecord.ofOrUnread(client);
            attributes = client;
        }
        SubRequestExchange exchange = exchange(wanted, null, record, attributes, false);
        if (attributes != client) {
            observe(exchange, client);
        }
        if (!wanted.detached()) {
            watch(wanted, exchange);
        }
        Request request = client == null ? exchange.request() : tracer.resent(client, exchange.request());
        exchange.start((ignored, response, callback) -> next.handle(request, response, callback));
        return exchange;
    }

    /** A record of the sub-request alone. Without a client, there is no peer for {@code X-Forwarded-For}. */
    private static RequestRecord record(@Nullable Request client) {
        RequestRecord known = client == null ? null : RequestRecord.of(client);
        RequestRecord record = new RequestRecord(known == null ? "" : known.entryPoint());
        if (client == null) {
            record.setForwardedForPolicy(ForwardedForPolicy.KEEP);
        } else if (known != null) {
            record.setForwardedForPolicy(known.forwardedForPolicy());
        }
        return record;
    }

    private SubRequestExchange exchange(
            SubRequest wanted, @Nullable HttpURI url, RequestRecord record, Attributes attributes, boolean marked) {
        Request client = wanted.client();
        ClientPeer peer = ClientPeer.of(client, components.network());
        ClientWatch watch = client == null || wanted.detached() ? null : ClientWatch.of(client);
        RequestContent content = RequestContent.of(wanted.body(), client, watch == null ? () -> {} : watch::bodyRead);
        SubRequestHead head = url == null
                ? SubRequestHead.toPath(wanted, content.getLength())
                : SubRequestHead.toUrl(wanted, url, content.getLength());
        HttpFields headers =
                marked ? marked(head.headers(), client) : head.headers().asImmutable();
        DetachedRequest request = new DetachedRequest(
                components, peer, record, attributes, wanted.method(), head.uri(), headers, content);
        return new SubRequestExchange(wanted.limits(), components.getScheduler(), request);
    }

    private HttpFields marked(HttpFields fields, @Nullable Request client) {
        HttpFields.Mutable headers = HttpFields.build(fields);
        marker.put(headers, client == null ? HttpFields.EMPTY : client.getHeaders());
        return headers.asImmutable();
    }

    private SubRequestCall refused(
            SubRequestExchange exchange, Reason reason, SubRequest wanted, String destination, String why) {
        String message = "the sub-request of " + marker.owner() + " (" + wanted.method() + " to " + destination
                + ") is not sent: " + why;
        exchange.refuse(new SubRequestException(reason, message, null));
        return exchange;
    }

    private void observe(SubRequestExchange exchange, @Nullable Request client) {
        RequestRecord ofClient = client == null ? null : RequestRecord.of(client);
        RouteTags route = ofClient == null ? null : ofClient.route();
        exchange.onEnd(cause -> observer.ended(exchange.known(route), cause));
    }

    private void trace(SubRequest wanted, String destination, RequestRecord record, SubRequestExchange exchange) {
        Request client = wanted.client();
        if (client == null) {
            return;
        }
        RequestRecord ofClient = RequestRecord.of(client);
        if (ofClient != null) {
            ofClient.subRequested();
        }
        record.tracedBy((sub, request) -> tracer.begin(sub, request, marker.owner(), destination));
        record.beginTrace(client);
        RequestTrace trace = record.trace();
        if (trace != null) {
            exchange.onEnd(cause -> tracer.end(trace, exchange.status(), cause));
        }
    }

    private SubRequestCall start(SubRequest wanted, SubRequestExchange exchange, Finder finder) {
        try {
            Destination destination = finder.find();
            exchange.onEnd(cause -> destination.release());
            if (!wanted.detached()) {
                watch(wanted, exchange);
            }
            exchange.start(destination.handler());
        } catch (SubRequestException e) {
            exchange.refuse(e);
        }
        return exchange;
    }

    private static void watch(SubRequest wanted, SubRequestExchange exchange) {
        Request client = wanted.client();
        if (client != null) {
            ClientWatch watch = ClientWatch.of(client);
            exchange.onEnd(cause -> watch.remove(exchange));
            watch.add(exchange);
        }
    }
}
