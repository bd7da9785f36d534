package io.passeur.http.subrequest;

import io.passeur.net.LaneRequest;
import io.passeur.observation.Observed;
import io.passeur.observation.RequestRecord;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Components;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Context;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Session;
import org.eclipse.jetty.server.TunnelSupport;
import org.eclipse.jetty.util.Attributes;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/** A sub-request as handlers see it: a request without a client connection. */
final class DetachedRequest extends Attributes.Wrapper implements Request, Observed, LaneRequest {

    private final SubRequestComponents components;
    private final DetachedConnection connection;
    private final ClientPeer peer;
    private final RequestRecord record;
    private final String method;
    private final HttpURI uri;
    private final HttpFields headers;
    private final RequestContent content;
    private final long began = NanoTime.now();
    private final List<Consumer<Throwable>> failureListeners = new CopyOnWriteArrayList<>();
    private final EndListeners endListeners = new EndListeners();
    private @Nullable Throwable failure;

    /** @param attributes shared by the steps that handle the request */
    DetachedRequest(
            SubRequestComponents components,
            ClientPeer peer,
            RequestRecord record,
            Attributes attributes,
            String method,
            HttpURI uri,
            HttpFields headers,
            RequestContent content) {
        super(attributes);
        this.components = components;
        this.peer = peer;
        this.record = record;
        this.method = method;
        this.uri = uri;
        this.headers = headers;
        this.content = content;
        connection = new DetachedConnection(components.network(), peer);
    }

    @Override
    public RequestRecord record() {
        return record;
    }

    @Override
    public int lane() {
        return peer.lane();
    }

    /** How much of the body was read. */
    long bytes() {
        return content.bytes();
    }

    /** Whether the rest of it no longer depends on the client's connection. */
    boolean isDoneWithClient() {
        return content.isDoneWithClient();
    }

    /** Notifies the handlers that the request is cancelled. Only the first call has an effect. */
    void abort(Throwable cause) {
        synchronized (this) {
            if (failure != null) {
                return;
            }
            failure = cause;
        }
        content.fail(cause);
        failureListeners.forEach(listener -> listener.accept(cause));
    }

    /** Notifies listeners that the request has ended. */
    void ended(@Nullable Throwable cause) {
        endListeners.ended(cause);
    }

    @Override
    public String getId() {
        return "0";
    }

    @Override
    public Components getComponents() {
        return components;
    }

    @Override
    public ConnectionMetaData getConnectionMetaData() {
        return connection;
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public HttpURI getHttpURI() {
        return uri;
    }

    @Override
    public Context getContext() {
        return components.context();
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }

    @Override
    public @Nullable HttpFields getTrailers() {
        return null;
    }

    @Override
    public long getBeginNanoTime() {
        return began;
    }

    @Override
    public long getHeadersNanoTime() {
        return began;
    }

    @Override
    public boolean isSecure() {
        return peer.secure();
    }

    @Override
    public long getLength() {
        return content.getLength();
    }

    @Override
    public Content.@Nullable Chunk read() {
        return content.read();
    }

    @Override
    public void demand(Runnable available) {
        content.demand(available);
    }

    @Override
    public void fail(Throwable cause) {
        content.fail(cause);
    }

    @Override
    public boolean consumeAvailable() {
        content.fail(HttpStream.CONTENT_NOT_CONSUMED);
        return true;
    }

    /** Ignored: sub-requests have deadlines instead of idle timeouts. */
    @Override
    public void addIdleTimeoutListener(Predicate<TimeoutException> listener) {}

    @Override
    public void addFailureListener(Consumer<Throwable> listener) {
        Throwable cause;
        synchronized (this) {
            cause = failure;
            if (cause == null) {
                failureListeners.add(listener);
            }
        }
        if (cause != null) {
            listener.accept(cause);
        }
    }

    @Override
    public @Nullable TunnelSupport getTunnelSupport() {
        return null;
    }

    @Override
    public void addHttpStreamWrapper(Function<HttpStream, HttpStream> wrapper) {
        endListeners.add(wrapper);
    }

    @Override
    public @Nullable Session getSession(boolean create) {
        return null;
    }
}
