package io.passeur.accesslog;

import io.passeur.entrypoint.InboundRequest;
import io.passeur.observation.RequestRecord;
import io.passeur.observation.Tunnel;
import io.passeur.tls.TlsConnection;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * The data of one line. It keeps what outlives the reuse of request and response, and formats nothing yet, because the
 * thread that carries requests need not do that.
 */
final class LogEntry {

    /** The size of an entry, apart from the text that it keeps alive; an overestimate. */
    private static final int OWN_WEIGHT = 1024;

    private static final int CLIENT_CLOSED = 499;

    private final RequestRecord record;
    private final long number;
    private final String method;
    private final String target;
    private final HttpVersion version;
    private final HttpFields requestHeaders;
    private final @Nullable HttpFields responseHeaders;
    private final @Nullable InetSocketAddress client;
    private final @Nullable TlsConnection tls;
    private final @Nullable String username;
    private final int status;
    private final int weight;
    private long bytesIn;
    private long bytesOut;
    private long originBytes;
    private long duration;
    private long originDuration;

    /**
     * Created when the request ends.
     *
     * @param number the request's number in this process
     * @param withAnswer whether the response's headers are kept
     */
    LogEntry(RequestRecord record, InboundRequest request, Response response, long number, boolean withAnswer) {
        this.record = record;
        this.number = number;
        duration = record.duration();
        originDuration = record.originDuration();
        method = request.getMethod();
        target = request.getHttpURI().getPathQuery();
        version = request.getConnectionMetaData().getHttpVersion();
        requestHeaders = request.getHeaders();
        SocketAddress peer = request.getConnectionMetaData().getRemoteSocketAddress();
        client = peer instanceof InetSocketAddress inet ? inet : null;
        tls = request.tls();
        username = record.clientName();
        // Before the response began, only a client that disconnected can have ended it.
        status = response.getStatus() == 0 ? CLIENT_CLOSED : response.getStatus();
        bytesIn = Math.max(0, Request.getContentBytesRead(request));
        bytesOut = Math.max(0, Response.getContentBytesWritten(response));
        originBytes = record.originBytes();
        responseHeaders = withAnswer ? HttpFields.build(response.getHeaders()).asImmutable() : null;
        weight = OWN_WEIGHT + target.length() + size(requestHeaders) + size(responseHeaders) * 2;
    }

    private static int size(@Nullable HttpFields fields) {
        int size = 0;
        for (int i = 0; fields != null && i < fields.size(); i++) {
            HttpField field = fields.getField(i);
            size += field.getName().length()
                    + (field.getValue() == null ? 0 : field.getValue().length());
        }
        return size;
    }

    /** Adds what happened after the request itself. */
    void ended(Tunnel tunnel) {
        duration = record.duration();
        originDuration = record.originDuration();
        bytesIn += tunnel.bytesToServer();
        bytesOut += tunnel.bytesToClient();
        originBytes += tunnel.bytesToClient();
    }

    /** The approximate number of bytes that it keeps alive. */
    int weight() {
        return weight;
    }

    RequestRecord record() {
        return record;
    }

    long number() {
        return number;
    }

    String method() {
        return method;
    }

    /** Path and query. */
    String target() {
        return target;
    }

    HttpVersion version() {
        return version;
    }

    HttpFields requestHeaders() {
        return requestHeaders;
    }

    @Nullable
    HttpFields responseHeaders() {
        return responseHeaders;
    }

    @Nullable
    InetSocketAddress client() {
        return client;
    }

    @Nullable
    TlsConnection tls() {
        return tls;
    }

    @Nullable
    String username() {
        return username;
    }

    int status() {
        return status;
    }

    long bytesIn() {
        return bytesIn;
    }

    long bytesOut() {
        return bytesOut;
    }

    /** In nanoseconds. */
    long duration() {
        return duration;
    }

    /** In nanoseconds; 0 if no server was chosen. */
    long originDuration() {
        return originDuration;
    }

    long originBytes() {
        return originBytes;
    }
}
