package io.passeur.api;

import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/** The prefix that a middleware removed from the path; redirections add it again. */
final class ForwardedPrefix {

    /** One slash in front: two would lead to another host. */
    private static final Pattern SAFE = Pattern.compile("(?:/[\\w.~:-]+)+/?");

    private ForwardedPrefix() {}

    /** Without a slash at the end; empty if there is none, or one that leads elsewhere. */
    static String of(Request request) {
        String prefix = request.getHeaders().get("X-Forwarded-Prefix");
        if (prefix == null || !SAFE.matcher(prefix).matches()) {
            return "";
        }
        return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    }
}
