package io.passeur.http.forward;

import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;

/** What the client receives of the head of a server's response. */
final class ResponseHead {

    private ResponseHead() {}

    /** Status and fields of a response. */
    static void take(int status, Iterable<HttpField> fields, Response response) {
        response.setStatus(status);
        copy(fields, response.getHeaders());
        if (status == HttpStatus.NO_CONTENT_204) {
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

    /** The fields of trailers, or of a response 1xx, that are passed on. */
    static HttpFields passedOn(Iterable<HttpField> from) {
        HttpFields.Mutable fields = HttpFields.build();
        copy(from, fields);
        return fields.asImmutable();
    }

    /** Lets trailers follow the body, whether the server has announced them or not. */
    static void announceTrailers(Iterable<HttpField> fields, Supplier<HttpFields> trailers, Response response) {
        for (HttpField field : fields) {
            if (field.getHeader() == HttpHeader.TRAILER) {
                response.getHeaders().add(field);
            }
        }
        response.setTrailersSupplier(trailers);
    }

    /** The head of a response 101, which alone names its protocol. */
    static void takeUpgrade(Iterable<HttpField> fields, Response response) {
        take(HttpStatus.SWITCHING_PROTOCOLS_101, fields, response);
        response.getHeaders().put(HttpHeader.CONNECTION, "Upgrade");
        for (HttpField field : fields) {
            if (field.getHeader() == HttpHeader.UPGRADE) {
                response.getHeaders().put(field);
            }
        }
    }
}
