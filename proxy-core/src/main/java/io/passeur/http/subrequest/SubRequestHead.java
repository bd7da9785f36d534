package io.passeur.http.subrequest;

import io.passeur.spi.Requests;
import io.passeur.spi.SubRequest;
import io.passeur.spi.SubRequestBody;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The head of a sub-request as handlers receive it: the target, and the header including the fields that the proxy
 * sets.
 */
record SubRequestHead(HttpURI uri, HttpFields headers) {

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    /**
     * The head of a request to a service or handler: it looks as if it had arrived at the entry point of the client's
     * request.
     */
    static SubRequestHead toPath(SubRequest request, long length) {
        Request client = request.client();
        HttpFields.Mutable headers = headers(request, length);
        if (!headers.contains(HttpHeader.HOST) && client != null) {
            headers.put(HttpHeader.HOST, Requests.host(client));
        }
        return new SubRequestHead(uri(client, request.target()), headers);
    }

    /** The head of a request to a URL. */
    static SubRequestHead toUrl(SubRequest request, HttpURI url, long length) {
        return new SubRequestHead(url, headers(request, length));
    }

    private static HttpURI uri(@Nullable Request client, String target) {
        if (target.isEmpty() && client != null) {
            return client.getHttpURI();
        }
        HttpURI.Mutable uri = HttpURI.build().scheme("http");
        if (client != null) {
            HttpURI like = client.getHttpURI();
            uri.scheme(like.getScheme()).host(like.getHost()).port(like.getPort());
        }
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if (!path.isEmpty() && path.charAt(0) != '/') {
            throw new IllegalArgumentException("target: \"" + target + "\" (expected: a path that begins with /)");
        }
        return uri.path(path.isEmpty() ? "/" : path)
                .query(query < 0 ? null : target.substring(query + 1))
                .asImmutable();
    }

    private static HttpFields.Mutable headers(SubRequest request, long length) {
        HttpFields.Mutable headers = HttpFields.build(request.headers());
        headers.remove(HttpHeader.CONTENT_LENGTH)
                .remove(HttpHeader.TRANSFER_ENCODING)
                .remove(HttpHeader.EXPECT)
                .remove(HttpHeader.UPGRADE)
                .remove(HttpHeader.CONNECTION)
                .remove(HttpHeader.KEEP_ALIVE)
                .remove(HttpHeader.PROXY_CONNECTION);
        if (length > 0 || (length == 0 && announcesNothing(request))) {
            headers.put(HttpHeader.CONTENT_LENGTH, length);
        }
        return headers;
    }

    /** Whether the method usually has a body, so that an empty one must be announced. */
    private static boolean announcesNothing(SubRequest request) {
        return request.body() != SubRequestBody.None.NONE || WITH_BODY.contains(request.method());
    }
}
