package io.passeur.http.subrequest;

import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.http.subrequest.UrlUpstreams.Origin;
import io.passeur.spi.SubRequest;
import io.passeur.spi.SubRequestCall;
import io.passeur.spi.SubRequestClient;
import java.util.Locale;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;

/** Sends sub-requests to absolute URLs. */
record UrlClient(SubRequestSender sender, InFlight inFlight, UrlUpstreams upstreams)
        implements SubRequestClient, AutoCloseable {

    @Override
    public SubRequestCall send(SubRequest request) {
        HttpURI url = HttpURI.from(request.target());
        Origin origin = origin(url);
        if (origin == null) {
            throw new IllegalArgumentException("target: \"" + request.target()
                    + "\" (expected: a URL that begins with http://, https:// or h2c:// and a host)");
        }
        return sender.send(request, pathOf(url, origin), origin.toString(), inFlight, () -> upstreams.hold(origin));
    }

    private static @Nullable Origin origin(HttpURI url) {
        String scheme = url.getScheme();
        String host = url.getHost();
        if (scheme == null || host == null || host.isEmpty() || url.getUser() != null) {
            return null;
        }
        Protocol protocol = protocol(scheme);
        if (protocol == null) {
            return null;
        }
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Origin(
                protocol, bare.toLowerCase(Locale.ROOT), url.getPort() > 0 ? url.getPort() : protocol.defaultPort());
    }

    private static @Nullable Protocol protocol(String scheme) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "http" -> Protocol.HTTP;
            case "https" -> Protocol.HTTPS;
            case "h2c" -> Protocol.H2C;
            default -> null;
        };
    }

    private static HttpURI pathOf(HttpURI url, Origin origin) {
        String path = url.getPath();
        return HttpURI.build()
                .scheme(origin.protocol() == Protocol.HTTPS ? "https" : "http")
                .host(url.getHost())
                .port(url.getPort())
                .path(path == null || path.isEmpty() ? "/" : path)
                .query(url.getQuery())
                .asImmutable();
    }

    @Override
    public void close() {
        upstreams.close();
    }
}
