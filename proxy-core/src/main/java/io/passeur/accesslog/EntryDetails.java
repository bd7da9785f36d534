package io.passeur.accesslog;

import io.passeur.observation.RequestRecord;
import io.passeur.observation.RouteTags;
import java.time.Instant;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Values that all formats derive from an entry. Null if there is no value. */
final class EntryDetails {

    static final String NONE = "-";

    private EntryDetails() {}

    static Instant end(LogEntry entry) {
        return entry.record().began().plusNanos(entry.duration());
    }

    /** As the client sent it, with the port. */
    static @Nullable String address(LogEntry entry) {
        String host = entry.requestHeaders().get(HttpHeader.HOST);
        return host == null || host.isEmpty() ? null : host;
    }

    /** The host of {@code host:port}, or the whole text if there is no port. */
    static @Nullable String host(@Nullable String address) {
        int colon = colon(address);
        if (address == null || colon < 0) {
            return address;
        }
        boolean bracketed = address.startsWith("[");
        return address.substring(bracketed ? 1 : 0, bracketed ? colon - 1 : colon);
    }

    static @Nullable String port(@Nullable String address) {
        if (address == null) {
            return null;
        }
        int colon = colon(address);
        return colon < 0 ? NONE : address.substring(colon + 1);
    }

    /** The index of the colon before the port, or -1. */
    private static int colon(@Nullable String address) {
        int colon = address == null ? -1 : address.lastIndexOf(':');
        if (address == null || colon < 0) {
            return -1;
        }
        boolean bracketed = address.startsWith("[");
        return bracketed == (address.charAt(Math.max(0, colon - 1)) == ']')
                        && (bracketed || address.indexOf(':') == colon)
                ? colon
                : -1;
    }

    /** What a trusted peer says about the client; null if nothing. */
    static @Nullable String forwardedFor(LogEntry entry) {
        String said = entry.requestHeaders().get(HttpHeader.X_FORWARDED_FOR);
        return said == null || said.isEmpty() ? null : said;
    }

    static String username(LogEntry entry) {
        String name = entry.username();
        return name == null || name.isEmpty() ? NONE : name;
    }

    static @Nullable String router(LogEntry entry) {
        RouteTags route = entry.record().route();
        return route == null ? null : route.router();
    }

    /** A service is named only if it chose a server. */
    static @Nullable String service(LogEntry entry) {
        return entry.record().serverUrl() == null ? null : entry.record().service();
    }

    /** Host and port of the server, as written. */
    static @Nullable String server(LogEntry entry) {
        RequestRecord record = entry.record();
        String url = record.serverUrl();
        int scheme = url == null ? -1 : url.indexOf("://");
        if (url == null || scheme < 0) {
            return null;
        }
        int from = scheme + "://".length();
        int end = from;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        int user = url.lastIndexOf('@', end - 1);
        return url.substring(user >= from ? user + 1 : from, end);
    }

    /** The compression ratio of the response; 0 if it was not compressed. */
    static double ratio(LogEntry entry) {
        return (double) entry.originBytes() / entry.bytesOut();
    }

    static boolean changedSize(LogEntry entry) {
        return entry.bytesOut() != 0 && entry.bytesOut() != entry.originBytes();
    }
}
