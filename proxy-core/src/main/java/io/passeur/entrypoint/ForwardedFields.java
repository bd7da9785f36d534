package io.passeur.entrypoint;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.jspecify.annotations.Nullable;

/** Adds the forwarded headers, which tell servers about the client. */
final class ForwardedFields {

    private static final HttpField SERVER = new PreEncodedHttpField(HttpHeader.X_FORWARDED_SERVER, HostName.VALUE);
    private static final HttpField HTTP = new PreEncodedHttpField(HttpHeader.X_FORWARDED_PROTO, "http");
    private static final HttpField HTTPS = new PreEncodedHttpField(HttpHeader.X_FORWARDED_PROTO, "https");
    private static final HttpField WS = new PreEncodedHttpField(HttpHeader.X_FORWARDED_PROTO, "ws");
    private static final HttpField WSS = new PreEncodedHttpField(HttpHeader.X_FORWARDED_PROTO, "wss");
    private static final HttpField PORT_80 = new PreEncodedHttpField(HttpHeader.X_FORWARDED_PORT, "80");
    private static final HttpField PORT_443 = new PreEncodedHttpField(HttpHeader.X_FORWARDED_PORT, "443");

    private ForwardedFields() {}

    /** Values from a trusted peer are kept, except {@code X-Forwarded-Server}. */
    static void complete(
            HeaderList out,
            Peer peer,
            @Nullable ForwardedHost host,
            boolean webSocket,
            boolean secure,
            boolean schemeHeaders) {
        HttpField proto = proto(webSocket, secure);
        if (peer.isTrusted()) {
            completeTrusted(out, peer, host, proto, secure);
        } else {
            out.addIfPresent(peer.realIp());
            out.add(proto);
            out.add(port(host, secure));
            if (host != null) {
                out.add(host.forwardedHost());
            }
            out.add(SERVER);
        }
        if (schemeHeaders) {
            String scheme = out.value("X-Forwarded-Proto");
            out.set(new HttpField("X-Forwarded-Scheme", scheme));
            out.set(new HttpField("X-Scheme", scheme));
        }
    }

    private static void completeTrusted(
            HeaderList out, Peer peer, @Nullable ForwardedHost host, HttpField proto, boolean secure) {
        out.addIfEmpty(peer.realIp());
        out.addIfEmpty(proto);
        String came = out.value("X-Forwarded-Proto");
        out.addIfEmpty(port(host, secure || "https".equals(came) || "wss".equals(came)));
        if (host != null) {
            out.addIfEmpty(host.forwardedHost());
        }
        out.join(HttpHeader.X_FORWARDED_FOR, ", ");
        out.set(SERVER);
    }

    private static HttpField proto(boolean webSocket, boolean secure) {
        if (webSocket) {
            return secure ? WSS : WS;
        }
        return secure ? HTTPS : HTTP;
    }

    private static HttpField port(@Nullable ForwardedHost host, boolean secure) {
        if (host != null && host.forwardedPort() != null) {
            return host.forwardedPort();
        }
        return secure ? PORT_443 : PORT_80;
    }
}
