package io.passeur.http.forward;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The request head for the server, independent of the HTTP version. */
final class UpstreamHead {

    /** Receives the fields that are passed on, in order. */
    @FunctionalInterface
    interface Fields {
        void put(HttpField field);
    }

    private UpstreamHead() {}

    /** The request target: the raw path and query after routing. */
    static String target(Request request, UpstreamTarget target) {
        String path = request.getHttpURI().getPathQuery();
        if (path == null || path.isEmpty()) {
            path = "/";
        } else if (path.charAt(0) == '?') {
            path = "/" + path;
        }
        return target.preservePath() && path.charAt(0) == '/' ? join(target.path(), path) : path;
    }

    private static String join(String base, String path) {
        return base.endsWith("/") ? base.substring(0, base.length() - 1) + path : base + path;
    }

    /** The value of {@code Host} or {@code :authority}. */
    static String host(Request request, UpstreamTarget target) {
        if (target.passHostHeader()) {
            String host = request.getHeaders().get(HttpHeader.HOST);
            if (host == null) {
                host = request.getHttpURI().getAuthority();
            }
            if (host != null && !host.isEmpty()) {
                return host;
            }
        }
        return authority(target);
    }

    static String authority(UpstreamTarget target) {
        if (target.protocol() == UpstreamTarget.Protocol.UNIX) {
            return "localhost";
        }
        String host = target.host().indexOf(':') < 0 ? target.host() : "[" + target.host() + "]";
        return target.port() == target.protocol().defaultPort() ? host : host + ":" + target.port();
    }

    /**
     * Passes every field that is forwarded unchanged to the sink. These are left to the caller, because they depend on
     * the protocol or are computed: {@code Host}, {@code Content-Length} and other framing, {@code TE}, {@code
     * Upgrade}, {@link ForwardedFor}.
     */
    static void each(Request request, Fields sink) {
        HttpFields fields = request.getHeaders();
        HopByHop hopByHop = HopByHop.of(fields);
        for (HttpField field : fields) {
            if (!isComputed(field.getHeader()) && !hopByHop.drops(field)) {
                sink.put(field);
            }
        }
    }

    private static boolean isComputed(@Nullable HttpHeader header) {
        return header == HttpHeader.HOST || header == HttpHeader.CONTENT_LENGTH || header == HttpHeader.X_FORWARDED_FOR;
    }
}
