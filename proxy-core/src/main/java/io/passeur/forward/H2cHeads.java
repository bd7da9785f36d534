package io.passeur.forward;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.Request;

/** Heads in HTTP/2's form. */
final class H2cHeads {

    private H2cHeads() {}

    static MetaData.Request request(Request request, UpstreamTarget target) {
        HttpFields.Mutable fields = HttpFields.build();
        UpstreamHead.each(request, fields::add);
        HttpField length = request.getHeaders().getField(HttpHeader.CONTENT_LENGTH);
        if (length != null) {
            fields.add(length);
        }
        if (HopByHop.wantsTrailers(request.getHeaders())) {
            fields.add(HttpHeader.TE, "trailers");
        }
        String forwardedFor = ForwardedFor.value(request);
        if (forwardedFor != null) {
            fields.add(HttpHeader.X_FORWARDED_FOR, forwardedFor);
        }
        return new MetaData.Request(request.getMethod(), uri(request, target), HttpVersion.HTTP_2, fields, -1);
    }

    /** The parts that become pseudo header fields. What routing left untouched is not parsed again. */
    private static HttpURI uri(Request request, UpstreamTarget target) {
        String pathQuery = UpstreamHead.target(request, target);
        HttpURI.Mutable uri = HttpURI.build(request.getHttpURI());
        if (!pathQuery.equals(uri.getPathQuery())) {
            uri.pathQuery(pathQuery);
        }
        // The port stays a part of the host's text, as the client wrote it.
        return uri.scheme(HttpScheme.HTTP)
                .authority(UpstreamHead.host(request, target), -1)
                .asImmutable();
    }

    /** Adds what the client gets of the server's fields. */
    static void copy(HttpFields from, HttpFields.Mutable to) {
        HopByHop hopByHop = HopByHop.of(from);
        for (HttpField field : from) {
            if (!hopByHop.drops(field)) {
                to.add(HeaderNames.canonical(field));
            }
        }
    }

    /** The fields of an interim answer. */
    static HttpFields interim(HttpFields from) {
        HttpFields.Mutable fields = HttpFields.build();
        copy(from, fields);
        return fields.asImmutable();
    }
}
