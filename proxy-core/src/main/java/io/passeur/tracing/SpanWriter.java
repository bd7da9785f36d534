package io.passeur.tracing;

import io.opentelemetry.api.trace.Span;
import io.passeur.http.forward.UpstreamTarget;
import io.passeur.spi.Requests;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** The attributes of a request's spans. */
record SpanWriter(CapturedHeaders requestHeaders, CapturedHeaders responseHeaders, QueryRedaction redaction) {

    /**
     * Attributes of an incoming request.
     *
     * @param scheme what the client used, as far as it is known, behind proxies too
     */
    void received(Request request, String entryPoint, @Nullable String scheme, Span span) {
        span.setAttribute(AttributeNames.ENTRY_POINT, entryPoint);
        common(request, span);
        HttpURI uri = request.getHttpURI();
        span.setAttribute(AttributeNames.PROTOCOL_VERSION, version(request));
        span.setAttribute(AttributeNames.URL_PATH, uri.getPath());
        span.setAttribute(AttributeNames.URL_QUERY, uri.getQuery() == null ? "" : redaction.redact(uri.getQuery()));
        if (scheme != null) {
            span.setAttribute(AttributeNames.URL_SCHEME, scheme);
        }
        span.setAttribute(AttributeNames.SERVER_ADDRESS, Requests.host(request));
        String address = Request.getRemoteAddr(request);
        long port = Request.getRemotePort(request);
        span.setAttribute(AttributeNames.CLIENT_ADDRESS, address);
        span.setAttribute(AttributeNames.CLIENT_PORT, port);
        span.setAttribute(AttributeNames.PEER_ADDRESS, address);
        span.setAttribute(AttributeNames.PEER_PORT, port);
    }

    /** Attributes of a request to a server. */
    void sent(Request request, UpstreamTarget target, int resent, Span span) {
        common(request, span);
        span.setAttribute(AttributeNames.URL_FULL, url(request, target));
        if (resent > 0) {
            span.setAttribute(AttributeNames.RESEND_COUNT, (long) resent);
        }
    }

    private void common(Request request, Span span) {
        span.setAttribute(AttributeNames.METHOD, request.getMethod());
        String agent = request.getHeaders().get(HttpHeader.USER_AGENT);
        if (agent != null) {
            span.setAttribute(AttributeNames.USER_AGENT, agent);
        }
        requestHeaders.capture(request.getHeaders(), span);
    }

    private String url(Request request, UpstreamTarget target) {
        String path = target.pathQuery(request);
        int query = path.indexOf('?');
        String shown = query < 0 ? path : path.substring(0, query + 1) + redaction.redact(path.substring(query + 1));
        return target.origin() + shown;
    }

    private static String version(Request request) {
        HttpVersion version = request.getConnectionMetaData().getHttpVersion();
        return switch (version) {
            case HTTP_2 -> "2";
            case HTTP_3 -> "3";
            default -> version.asString().substring("HTTP/".length());
        };
    }

    /** Attributes of the response to an incoming request, when it has ended. */
    void answered(Request request, Response response, @Nullable Throwable failure, Span span) {
        long size = request.getLength();
        span.setAttribute(
                AttributeNames.BODY_SIZE, size >= 0 ? size : Math.max(0, Request.getContentBytesRead(request)));
        responseHeaders.capture(response.getHeaders(), span);
        SpanOutcome.SERVER.write(response.getStatus(), failure, span);
    }
}
