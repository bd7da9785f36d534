package io.passeur.http.middleware.redirect.response;

import io.passeur.spi.Requests;
import org.eclipse.jetty.server.Request;

/**
 * The URL that a client requested, in parts whose concatenation is the URL.
 *
 * @param scheme {@code http} or {@code https}
 * @param host without a port; IPv6 addresses in brackets
 * @param port with its colon, or empty
 * @param target path and query, raw
 */
public record ClientUrl(String scheme, String host, String port, String target) {

    /** @param scheme of the URL; redirections determine it in different ways */
    public static ClientUrl of(Request request, String scheme) {
        String host = Requests.host(request);
        int colon = host.lastIndexOf(':');
        boolean port = colon >= 0 && colon > host.lastIndexOf(']');
        return new ClientUrl(
                scheme,
                port ? host.substring(0, colon) : host,
                port ? host.substring(colon) : "",
                request.getHttpURI().getPathQuery());
    }

    /** The same without a port that is the scheme's default. */
    public ClientUrl withoutDefaultPort() {
        return isDefaultPort(scheme, port) ? new ClientUrl(scheme, host, "", target) : this;
    }

    /** @param port with its colon */
    public static boolean isDefaultPort(String scheme, String port) {
        return switch (scheme) {
            case "http" -> port.equals(":80");
            case "https" -> port.equals(":443");
            default -> false;
        };
    }

    @Override
    public String toString() {
        return scheme + "://" + host + port + target;
    }
}
