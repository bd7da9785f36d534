package io.passeur.entrypoint;

import io.passeur.config.EntryPointConfiguration.Http;
import java.util.Objects;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;

/** Turns the target of the client into the target that is routed and forwarded. Immutable. */
final class TargetIntake {

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
        String raw = came.getPath();
        String path = raw == null || came.getFragment() != null && came.getQuery() == null
                ? null
                : CanonicalPath.of(raw.isEmpty() ? "/" : raw, sanitize);
        if (path == null) {
            throw new RejectedException(Rejection.BAD_PATH);
        }
        HttpScheme scheme = secure ? HttpScheme.HTTPS : HttpScheme.HTTP;
        String query = query(came);
        boolean unchanged = path.equals(raw)
                && Objects.equals(query, came.getQuery())
                && came.getFragment() == null
                && came.getUser() == null
                && scheme.is(came.getScheme());
        return unchanged ? came : build(came, scheme, path, query);
    }

    /** In the query, {@code #} has no special meaning, as in Go. */
    private @Nullable String query(HttpURI came) {
        String query = came.getQuery();
        if (query == null) {
            return null;
        }
        String whole = came.getFragment() == null ? query : query + "#" + came.getFragment();
        return whole.indexOf(';') < 0 ? whole : whole.replace(";", semicolon);
    }

    private static HttpURI build(HttpURI came, HttpScheme scheme, String path, @Nullable String query) {
        return HttpURI.build()
                .scheme(scheme)
                .host(came.getHost())
                .port(came.getPort())
                .path(path)
                .query(query)
                .asImmutable();
    }
}
