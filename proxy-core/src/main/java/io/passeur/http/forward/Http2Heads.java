package io.passeur.http.forward;

import io.passeur.http.forward.UpstreamTarget.Protocol;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.HTTP2Session;
import org.eclipse.jetty.server.Request;

/** Message heads in HTTP/2 format. */
final class Http2Heads {

    private Http2Heads() {}

    static MetaData.Request request(Request request, UpstreamTarget target) {
        HttpFields.Mutable fields = HttpFields.build();
        UpstreamHead.each(request, field -> Http2Fields.add(field, fields));
        HttpField length = request.getHeaders().getField(HttpHeader.CONTENT_LENGTH);
        if (length != null) {
            fields.add(length);
        }
        if (HopByHop.wantsTrailers(request.getHeaders())) {
            fields.add(HttpHeader.TE, "trailers");
        }
        String forwardedFor = ForwardedFor.value(request);
        if (forwardedFor != null) {
            Http2Fields.add(new HttpField(HttpHeader.X_FORWARDED_FOR, forwardedFor), fields);
        }
        return new MetaData.Request(request.getMethod(), uri(request, target), HttpVersion.HTTP_2, fields, -1);
    }

    /** Whether the head fits within the server's limit. */
    static boolean fits(MetaData.Request head, HTTP2Session session) {
        HttpURI uri = head.getHttpURI();
        int pseudo = Http2Fields.pseudoSize(head.getMethod(), uri.getAuthority(), uri.getPathQuery());
        return Http2Fields.fit(head.getHttpFields(), pseudo, session);
    }

    /** The trailers of a request. @param head its fields */
    static HttpFields trailers(HttpFields from, HttpFields head) {
        HttpFields.Mutable fields = HttpFields.build();
        for (HttpField field : TrailerRules.ofRequest(from, head)) {
            Http2Fields.add(field, fields);
        }
        return fields.asImmutable();
    }

    /** The parts that become pseudo header fields. */
    private static HttpURI uri(Request request, UpstreamTarget target) {
        String pathQuery = Http2Fields.target(UpstreamHead.target(request, target));
        int mark = pathQuery.indexOf('?');
        String path = mark < 0 ? pathQuery : pathQuery.substring(0, mark);
        String query = mark < 0 ? null : pathQuery.substring(mark + 1);
        HttpScheme scheme = target.protocol() == Protocol.HTTPS ? HttpScheme.HTTPS : HttpScheme.HTTP;
        // The port remains part of the host, as the client wrote it. Nothing is parsed, because Jetty does not take all
        // paths.
        return HttpURI.from(scheme.asString(), UpstreamHead.host(request, target), -1, path, query, null);
    }
}
