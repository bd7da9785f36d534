package io.passeur.http.forward;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A proxy through which servers are reached.
 *
 * @param secure the connection to the proxy uses TLS
 * @param user null if the proxy needs no credentials
 */
record OutboundProxy(
        boolean secure, String host, int port, @Nullable String user, String password) {

    private static final Pattern URL = Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?:(?<user>[^/?#@]*)@)?"
            + "(?<host>\\[[0-9A-Fa-f:.]+]|[^\\[\\]:/?#@\\s]+)(?::(?<port>[0-9]{0,5}))?(?:[/?#].*)?");

    /**
     * Reads {@code http://user:password@host:port}, where all but the host is optional; the default scheme is {@code
     * http}.
     *
     * @throws IllegalArgumentException with the reason
     */
    static OutboundProxy parse(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            url = URL.matcher("http://" + text);
        }
        if (!url.matches()) {
            throw new IllegalArgumentException("is not the URL of a proxy (expected: http://host:port)");
        }
        boolean secure = isSecure(url.group("scheme").toLowerCase(Locale.ROOT));
        return at(url, secure);
    }

    private static boolean isSecure(String scheme) {
        return switch (scheme) {
            case "http" -> false;
            case "https" -> true;
            default ->
                throw new IllegalArgumentException("has the scheme \"" + scheme
                        + "\", which is not supported (expected: http://host:port or https://host:port)");
        };
    }

    private static OutboundProxy at(Matcher url, boolean secure) {
        String host = url.group("host");
        String port = url.group("port");
        String user = url.group("user");
        int colon = user == null ? -1 : user.indexOf(':');
        return new OutboundProxy(
                secure,
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                port == null || port.isEmpty() ? secure ? 443 : 80 : Integer.parseInt(port),
                user == null ? null : decode(colon < 0 ? user : user.substring(0, colon)),
                user == null || colon < 0 ? "" : decode(user.substring(colon + 1)));
    }

    /** In user information, a plus is not a space. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    URI uri() {
        return URI.create(toString());
    }

    /** Omits the credentials. */
    @Override
    public String toString() {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return (secure ? "https://" : "http://") + name + ":" + port;
    }
}
