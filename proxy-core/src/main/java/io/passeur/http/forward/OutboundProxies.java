package io.passeur.http.forward;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which servers are reached through a proxy, from {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY}
 * or their lower-case forms, exactly as Go programs do. The environment is read once.
 */
public final class OutboundProxies {

    private static final Logger LOG = LoggerFactory.getLogger(OutboundProxies.class);

    private final @Nullable OutboundProxy http;
    private final @Nullable OutboundProxy https;
    private final NoProxy direct;

    private OutboundProxies(@Nullable OutboundProxy http, @Nullable OutboundProxy https, NoProxy direct) {
        this.http = http;
        this.https = https;
        this.direct = direct;
    }

    /** No proxies: all servers are reached directly. */
    public static OutboundProxies none() {
        return of(Map.of());
    }

    /** @param environment all variables of the process */
    public static OutboundProxies of(Map<String, String> environment) {
        return new OutboundProxies(
                plain(environment), read("HTTPS_PROXY", environment), new NoProxy(value("NO_PROXY", environment)));
    }

    /**
     * In a CGI program, HTTP_PROXY holds the client's {@code Proxy} header; it is ignored there, so that clients cannot
     * choose a proxy.
     */
    private static @Nullable OutboundProxy plain(Map<String, String> environment) {
        OutboundProxy proxy = read("HTTP_PROXY", environment);
        if (proxy != null && !environment.getOrDefault("REQUEST_METHOD", "").isEmpty()) {
            LOG.warn("HTTP_PROXY is ignored because REQUEST_METHOD is set: in a CGI program, a client can set it");
            return null;
        }
        return proxy;
    }

    private static @Nullable OutboundProxy read(String name, Map<String, String> environment) {
        String text = value(name, environment);
        try {
            return text.isEmpty() ? null : OutboundProxy.parse(text);
        } catch (IllegalArgumentException e) {
            LOG.warn("{} is ignored, and servers are reached directly: its value {}", name, e.getMessage());
            return null;
        }
    }

    private static String value(String name, Map<String, String> environment) {
        String upper = environment.getOrDefault(name, "");
        return upper.isEmpty() ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "") : upper;
    }

    /** The proxy for a server, or null if the server is reached directly. */
    @Nullable
    OutboundProxy find(UpstreamTarget target) {
        OutboundProxy proxy = switch (target.protocol()) {
            case HTTP -> http;
            case HTTPS -> https;
            // HTTP/2 with prior knowledge needs a connection of its own; Go's transport for it does not support proxies
            // either.
            case H2C, UNIX -> null;
        };
        return proxy == null || direct.covers(target.host(), target.port()) ? null : proxy;
    }
}
