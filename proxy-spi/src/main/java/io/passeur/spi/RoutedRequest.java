package io.passeur.spi;

import java.net.InetAddress;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * The request that rules match, in the form that middlewares and servers receive: the path is normalized, forwarded
 * headers are set, and hop-by-hop headers are removed. Immutable.
 */
public interface RoutedRequest {

    /** The host in lower case, without port and without a trailing dot, IPv6 without brackets; empty if there is none. */
    String host();

    /** The path with all escapes decoded except those of reserved characters, which stay {@code %XX}. */
    String routingPath();

    /** The query after {@code ?}, escaped; null if there is none. */
    @Nullable
    String query();

    /** The method as the client wrote it. */
    String method();

    /** The headers as servers get them, before middlewares change any. */
    HttpFields headers();

    /** The peer's address, never an address from a header; null if the connection has none. */
    @Nullable
    InetAddress clientAddress();
}
