package io.passeur.forward;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;

/** What the client gets of the head of a server's answer. */
final class ResponseHead {

    private ResponseHead() {}

    /** Status and fields of an answer. */
    static void take(Http1Response answer, Response response) {
        response.setStatus(answer.status());
        copy(answer.fields(), response.getHeaders());
        if (answer.status() == 204) {
            response.getHeaders().remove(HttpHeader.CONTENT_LENGTH);
        }
    }

    /** The fields that are passed on; those that the proxy's own server has set already are replaced. */
    static void copy(Iterable<HttpField> fields, HttpFields.Mutable to) {
        HopByHop hopByHop = HopByHop.of(fields);
        for (HttpField field : fields) {
            HttpHeader header = field.getHeader();
            if (hopByHop.drops(field)) {
                continue;
            }
            if (header == HttpHeader.DATE || header == HttpHeader.SERVER) {
                to.put(field);
            } else if (header == null) {
                to.add(HeaderNames.canonical(field));
            } else {
                to.add(field);
            }
        }
    }

    /** Lets trailers follow the body, whether the server has announced them or not. */
    static void announceTrailers(Http1Response answer, Response response) {
        for (HttpField field : answer.fields()) {
            if (field.getHeader() == HttpHeader.TRAILER) {
                response.getHeaders().add(field);
            }
        }
        response.setTrailersSupplier(() -> {
            HttpFields trailers = answer.trailers();
            return trailers == null ? HttpFields.EMPTY : trailers;
        });
    }

    /** The answer 101, which alone names its protocol. */
    static void takeUpgrade(Http1Response answer, Response response) {
        take(answer, response);
        response.getHeaders().put(HttpHeader.CONNECTION, "Upgrade");
        for (HttpField field : answer.fields()) {
            if (field.getHeader() == HttpHeader.UPGRADE) {
                response.getHeaders().put(field);
            }
        }
    }
}
