package io.passeur.http.forward;

import io.passeur.net.ManagedHeaders;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * Which fields pass in trailers (RFC 9110, 6.5.1). Recipients may merge trailers into the header section, so whatever frames,
 * routes or authenticates a message, changes how it is processed or describes its content never passes there; nor do the
 * {@link ManagedHeaders}. Case does not matter, and {@code _} equals {@code -}, because CGI and its relatives cannot tell them
 * apart. All other fields pass.
 */
final class TrailerRules {

    private static final Set<String> FORBIDDEN = Set.of(
            // Framing and the connection.
            "connection",
            "content-length",
            "http2-settings",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            // Routing.
            "forwarded",
            "host",
            "max-forwards",
            "via",
            // Authentication.
            "authorization",
            "cookie",
            "proxy-authenticate",
            "proxy-authorization",
            "set-cookie",
            "www-authenticate",
            // How a request is processed.
            "cache-control",
            "expect",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-range",
            "if-unmodified-since",
            "pragma",
            "range",
            // How a response is processed.
            "age",
            "date",
            "expires",
            "location",
            "retry-after",
            "vary",
            "warning",
            // The form of the content.
            "content-encoding",
            "content-range",
            "content-type");

    private TrailerRules() {}

    static boolean passes(HttpField field) {
        return passes(field.getName());
    }

    static boolean passes(String name) {
        return !FORBIDDEN.contains(plain(name)) && !ManagedHeaders.contains(name);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The trailers of a request that pass.
     *
     * @param head of the request, after the middlewares. None of its fields passes again in the trailers, because a client could
     *     replace what a middleware has set.
     */
    static HttpFields ofRequest(HttpFields trailers, HttpFields head) {
        HopByHop hopByHop = HopByHop.of(trailers);
        HttpFields.Mutable passed = HttpFields.build();
        for (HttpField field : trailers) {
            if (passes(field) && !hopByHop.drops(field) && !isIn(head, field.getName())) {
                passed.add(HeaderNames.canonical(field));
            }
        }
        return passed.asImmutable();
    }

    /** The trailers of a response that pass, named as on HTTP/1.1. */
    static HttpFields ofResponse(HttpFields trailers) {
        HopByHop hopByHop = HopByHop.of(trailers);
        HttpFields.Mutable passed = HttpFields.build();
        for (HttpField field : trailers) {
            if (passes(field) && !hopByHop.drops(field)) {
                passed.add(HeaderNames.canonical(field));
            }
        }
        return passed.asImmutable();
    }

    private static boolean isIn(HttpFields head, String name) {
        String plain = plain(name);
        for (HttpField field : head) {
            if (plain(field.getName()).equals(plain)) {
                return true;
            }
        }
        return false;
    }

    /** The {@code Trailer} field without the names that do not pass; null if no name is left. */
    static @Nullable HttpField announcement(HttpField trailer) {
        StringJoiner names = new StringJoiner(", ");
        for (String name : trailer.getValueList()) {
            if (passes(name)) {
                names.add(name);
            }
        }
        return names.length() == 0 ? null : new HttpField(HttpHeader.TRAILER, names.toString());
    }
}
