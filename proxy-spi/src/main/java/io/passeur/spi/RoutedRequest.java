package io.passeur.spi;

import java.net.InetAddress;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * The request that the rules of routers see, in the form that middlewares and servers get: the path normalised, forwarded
 * headers in place, headers of the connection removed. Immutable.
 */
public interface RoutedRequest {

    /** The host in lower case, without port and without a trailing dot, IPv6 without brackets; empty if there is none. */
    String host();

    /** The path in which every escape is decoded but those of reserved characters, which stay {@code %XX}. */
    String routingPath();

    /** The query behind {@code ?}, escaped; null if there is none. */
    @Nullable
    String query();

    /** The method as the client wrote it. */
    String method();

    /** The headers as servers get them, before middlewares change any. */
    HttpFields headers();

    /** The peer's address, never one from a header; null if the connection has none. */
    @Nullable
    InetAddress clientAddress();
}
