package io.passeur.provider.docker.engine;

import io.passeur.spi.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The address of the engine.
 *
 * @param text as configured
 * @param uri with the scheme {@code unix}, {@code npipe}, {@code http} or {@code https}
 */
public record Endpoint(String text, URI uri) {

    public static final String DEFAULT = "unix:///var/run/docker.sock";

    private static final String EXPECTED =
            " (expected: unix:///var/run/docker.sock, tcp://host:2376 or http://host:2375)";

    /**
     * @param secure whether TLS is configured
     * @throws ConfigurationException if the address cannot be used
     */
    public static Endpoint parse(String text, boolean secure) {
        URI uri = uri(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "unix", "npipe" -> local(text, uri, scheme);
            case "tcp", "http" -> remote(text, uri, secure ? "https" : "http", secure ? 2376 : 2375);
            case "https" -> remote(text, uri, "https", 2376);
            case "ssh" ->
                throw new ConfigurationException("\"" + text
                        + "\" is not supported: Docker's client for Java does not support SSH; forward the socket"
                        + " instead, for example with ssh -nNT -L /run/docker-remote.sock:/var/run/docker.sock, and set"
                        + " unix:///run/docker-remote.sock");
            default -> throw new ConfigurationException("\"" + text + "\" is not the address of an engine" + EXPECTED);
        };
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new ConfigurationException(
                    "\"" + text + "\" is not the address of an engine: " + e.getReason() + EXPECTED, e);
        }
    }

    private static Endpoint local(String text, URI uri, String scheme) {
        if (uri.getPath() == null || uri.getPath().isEmpty() || uri.getHost() != null) {
            throw new ConfigurationException("\"" + text + "\" has no socket path" + EXPECTED);
        }
        return new Endpoint(text, URI.create(scheme + "://" + uri.getRawPath()));
    }

    private static Endpoint remote(String text, URI uri, String scheme, int defaultPort) {
        if (uri.getHost() == null) {
            throw new ConfigurationException("\"" + text + "\" has no host" + EXPECTED);
        }
        String path = uri.getRawPath().replaceFirst("/+$", "");
        int port = uri.getPort() < 0 ? defaultPort : uri.getPort();
        return new Endpoint(text, URI.create(scheme + "://" + uri.getHost() + ":" + port + path));
    }

    boolean isLocal() {
        return uri.getScheme().equals("unix") || uri.getScheme().equals("npipe");
    }

    boolean isSecure() {
        return uri.getScheme().equals("https");
    }

    @Override
    public String toString() {
        return text;
    }
}
