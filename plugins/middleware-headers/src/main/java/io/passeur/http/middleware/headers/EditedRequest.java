package io.passeur.http.middleware.headers;

import io.passeur.spi.RequestDetails;
import io.passeur.spi.RequestDetails.ForwardedForPolicy;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A request with changed headers and, optionally, another host. */
final class EditedRequest extends Request.Wrapper {

    private final HttpFields headers;
    private final HttpURI uri;

    EditedRequest(Request wrapped, HttpFields headers, @Nullable TargetHost host, boolean suppressForwardedFor) {
        super(wrapped);
        this.headers = headers;
        uri = host == null ? wrapped.getHttpURI() : host.apply(wrapped.getHttpURI());
        if (suppressForwardedFor) {
            RequestDetails.of(wrapped).setForwardedForPolicy(ForwardedForPolicy.SUPPRESS);
        }
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }

    @Override
    public HttpURI getHttpURI() {
        return uri;
    }
}
