package io.passeur.http.service;

import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.spi.ConfigurationException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads server URLs strictly enough that what passes can be sent, without {@link java.net.URI} and its own strictness. */
final class ServerUrlParser {

    private static final Pattern FORM = Pattern.compile(
            "(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?:[^/?#@]*@)?(?<host>\\[[^\\[\\]/?#@]*]|[^:\\[\\]/?#@]*)"
                    + "(?::(?<port>[^/?#@]*))?(?<path>/[^?#]*)?(?:\\?[^#]*)?(?:#.*)?");
    private static final Pattern UNIX =
            Pattern.compile("(?i:unix):(?://)?(?<path>/(?!/)[^?#\\x00-\\x20\\x7f]*[^/?#\\x00-\\x20\\x7f])");
    private static final Pattern WITHOUT_SCHEME = Pattern.compile("[A-Za-z0-9._-]+(:[0-9]{1,5})?(/[^/].*)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern IPV6 = Pattern.compile("(?<address>[0-9A-Fa-f:.]+)(?:%[A-Za-z0-9._-]+)?");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final Pattern PATH = Pattern.compile("[\\x21-\\x7e]*");

    private ServerUrlParser() {}

    /**
     * @param element the dotted path of the setting
     * @throws ConfigurationException that names element, value and what was expected
     */
    static ServerUrl parse(String element, String text) {
        if (text.regionMatches(true, 0, "unix:", 0, 5)) {
            return unix(element, text);
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw refused(element, text, "is not the URL of a server" + suggestion(text));
        }
        Protocol protocol = protocol(element, text, form.group("scheme"));
        String host = host(element, text, form.group("host"));
        int port = port(element, text, form.group("port"), protocol);
        return new ServerUrl(text, protocol, host, port, path(element, text, form.group("path")));
    }

    /** {@code unix:///run/app.sock} or {@code unix:/run/app.sock}: the whole path is the socket's. */
    private static ServerUrl unix(String element, String text) {
        Matcher form = UNIX.matcher(text);
        if (!form.matches()) {
            throw refused(element, text, "is not the path of a unix domain socket");
        }
        return new ServerUrl(text, Protocol.UNIX, form.group("path"), Protocol.UNIX.defaultPort(), "");
    }

    private static Protocol protocol(String element, String text, String scheme) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "http" -> Protocol.HTTP;
            case "h2c" -> Protocol.H2C;
            case "https" -> Protocol.HTTPS;
            default -> throw refused(element, text, "has the unknown scheme \"" + scheme + "\"");
        };
    }

    private static String host(String element, String text, String host) {
        if (host.startsWith("[")) {
            String address = host.substring(1, host.length() - 1).replace("%25", "%");
            if (isIpv6(address)) {
                return address;
            }
            throw refused(element, text, "has the invalid IPv6 address \"" + address + "\"");
        }
        if (NAME.matcher(host).matches()) {
            return host;
        }
        throw refused(element, text, host.isEmpty() ? "has no host" : "has the invalid host \"" + host + "\"");
    }

    private static boolean isIpv6(String text) {
        Matcher matcher = IPV6.matcher(text);
        if (!matcher.matches() || text.indexOf(':') < 0) {
            return false;
        }
        try {
            // In brackets it is an address or an error, never a name to be looked up.
            InetAddress.getByName("[" + matcher.group("address") + "]");
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static int port(String element, String text, String port, Protocol protocol) {
        if (port == null || port.isEmpty()) {
            return protocol.defaultPort();
        }
        int number = PORT.matcher(port).matches() ? Integer.parseInt(port) : 0;
        if (number < 1 || number > 65_535) {
            throw refused(element, text, "has the invalid port \"" + port + "\"");
        }
        return number;
    }

    private static String path(String element, String text, String path) {
        if (path == null) {
            return "";
        }
        if (!PATH.matcher(path).matches()) {
            throw refused(element, text, "has characters in its path that must be percent-encoded");
        }
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static String suggestion(String text) {
        return WITHOUT_SCHEME.matcher(text).matches() ? " (did you mean \"http://" + text + "\"?)" : "";
    }

    private static ConfigurationException refused(String element, String text, String what) {
        return new ConfigurationException(
                "%s: \"%s\" %s; expected http://host:port or https://host:port or h2c://host:port or unix:///path"
                        .formatted(element, text, what));
    }
}
