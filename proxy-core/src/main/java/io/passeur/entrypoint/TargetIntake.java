package io.passeur.entrypoint;

import io.passeur.config.EntryPointConfiguration.Http;
import java.util.Objects;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;

/** Turns the target of the client into the target that is routed and forwarded. Immutable. */
final class TargetIntake {

    private static final String FRAGMENT = "# in the path";

    private final boolean sanitize;
    private final String semicolon;

    TargetIntake(Http configuration) {
        sanitize = configuration.sanitizePath();
        semicolon = configuration.encodeQuerySemicolons() ? "%3B" : "&";
    }

    /**
     * @return {@code came} itself if nothing changes
     * @throws RejectedException if the path is malformed
     */
    HttpURI read(HttpURI came, boolean secure) throws RejectedException {
        if (came.getFragment() != null && came.getQuery() == null) {
            throw new RejectedException(Rejection.BAD_PATH, FRAGMENT);
        }
        return read(came, came.getPath(), query(came), secure);
    }

    /**
     * Reads a target that Jetty cannot parse.
     *
     * @param came has the authority of the target
     * @param target path and query
     */
    HttpURI read(HttpURI came, String target, boolean secure) throws RejectedException {
        int mark = target.indexOf('?');
        String raw = mark < 0 ? target : target.substring(0, mark);
        if (raw.indexOf('#') >= 0) {
            throw new RejectedException(Rejection.BAD_PATH, FRAGMENT);
        }
        return read(came, raw, mark < 0 ? null : query(target.substring(mark + 1)), secure);
    }

    private HttpURI read(HttpURI came, @Nullable String raw, @Nullable String query, boolean secure)
            throws RejectedException {
        String path = raw == null ? null : CanonicalPath.of(raw.isEmpty() ? "/" : raw, sanitize);
        if (path == null) {
            throw new RejectedException(Rejection.BAD_PATH, "malformed escape in the path");
        }
        HttpScheme scheme = secure ? HttpScheme.HTTPS : HttpScheme.HTTP;
        boolean unchanged = path.equals(came.getPath())
                && Objects.equals(query, came.getQuery())
                && came.getFragment() == null
                && came.getUser() == null
                && scheme.is(came.getScheme());
        return unchanged ? came : build(came, scheme, path, query);
    }

    /** In the query, {@code #} has no special meaning, as in Go. */
    private @Nullable String query(HttpURI came) {
        String query = came.getQuery();
        return query == null ? null : query(came.getFragment() == null ? query : query + "#" + came.getFragment());
    }

    private String query(String whole) {
        String encoded = Escapes.encode(whole);
        return encoded.indexOf(';') < 0 ? encoded : encoded.replace(";", semicolon);
    }

    /** Nothing is parsed again, because Jetty does not take all paths. */
    private static HttpURI build(HttpURI came, HttpScheme scheme, String path, @Nullable String query) {
        return HttpURI.from(scheme.asString(), came.getHost(), came.getPort(), path, query, null);
    }
}
