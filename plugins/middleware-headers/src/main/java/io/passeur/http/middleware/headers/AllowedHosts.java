package io.passeur.http.middleware.headers;

import io.passeur.spi.Requests;
import java.util.List;
import org.eclipse.jetty.server.Request;

/** {@code allowedHosts} and {@code hostsProxyHeaders}. */
final class AllowedHosts {

    private final List<String> allowed;
    private final List<String> proxyHeaders;
    private final boolean all;

    AllowedHosts(HeadersConfig config) {
        allowed = config.allowedHosts();
        proxyHeaders = config.hostsProxyHeaders();
        all = allowed.isEmpty() || config.isDevelopment();
    }

    boolean allow(Request request) {
        return all || contains(host(request));
    }

    private boolean contains(String host) {
        for (String candidate : allowed) {
            if (candidate.equalsIgnoreCase(host)) {
                return true;
            }
        }
        return false;
    }

    private String host(Request request) {
        for (String name : proxyHeaders) {
            String host = request.getHeaders().get(name);
            if (host != null && !host.isEmpty()) {
                return host;
            }
        }
        return Requests.host(request);
    }
}
