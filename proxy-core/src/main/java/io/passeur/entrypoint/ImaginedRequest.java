package io.passeur.entrypoint;

import io.passeur.config.EntryPointConfiguration;
import io.passeur.spi.RoutedRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;

/**
 * What rules would see of a request that nobody sent.
 *
 * @param secure whether it comes over TLS
 */
public record ImaginedRequest(
        boolean secure,
        String host,
        String routingPath,
        @Nullable String query,
        String method,
        HttpFields headers,
        @Nullable InetAddress clientAddress)
        implements RoutedRequest {

    /**
     * Brings a request into the form that it would have behind an entry point.
     *
     * @param headers without {@code Host}, and without what the entry point puts in, such as {@code X-Forwarded-For}
     * @throws IllegalArgumentException if the entry point would refuse the request; says why
     */
    public static ImaginedRequest of(
            EntryPointConfiguration entryPoint,
            String method,
            HttpURI uri,
            HttpFields headers,
            @Nullable InetAddress client) {
        boolean secure = "https".equals(uri.getScheme());
        String authority = uri.getAuthority();
        try {
            HttpURI target = new TargetIntake(entryPoint.http()).read(uri, octets(uri.getPathQuery()), secure);
            ForwardedHost host = ForwardedHost.of(authority == null ? "" : authority);
            HttpFields all = HttpFields.build(headers).put(HttpHeader.HOST, host.written());
            String path = RoutingPath.of(target.getPath());
            return new ImaginedRequest(secure, host.host(), path, target.getQuery(), method, all, client);
        } catch (RejectedException e) {
            throw new IllegalArgumentException(
                    e.rejection() == Rejection.BAD_HOST ? "it has no valid host" : e.getMessage(), e);
        }
    }

    /** Clients send UTF-8. */
    private static String octets(@Nullable String target) {
        return target == null
                ? "/"
                : Escapes.encode(new String(target.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }
}
