package io.passeur.entrypoint;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * A request target that Jetty cannot parse, such as one with {@code %00} or one that leads above the root. It is the last field
 * of the request, so that it reaches the intake, which decides what becomes of it. Its name cannot come from a client.
 */
final class RawTarget extends HttpField {

    RawTarget(String target) {
        super((@Nullable HttpHeader) null, " target", target);
    }

    /** The target as it came if Jetty got a substitute; null otherwise. */
    static @Nullable String of(HttpFields fields) {
        int size = fields.size();
        return size > 0 && fields.getField(size - 1) instanceof RawTarget target ? target.getValue() : null;
    }

    /** What Jetty gets instead: the root of the same authority. */
    static String substitute(String target) {
        int authority = target.startsWith("/") ? -1 : target.indexOf("://");
        if (authority < 0) {
            return "/";
        }
        int end = authority + 3;
        while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
            end++;
        }
        return target.substring(0, end) + "/";
    }

    /** Path and query of a target in origin or absolute form; empty if it has none. */
    static String pathQuery(String target) {
        String authority = substitute(target);
        return authority.length() == 1 ? target : target.substring(authority.length() - 1);
    }
}
