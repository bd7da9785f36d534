package io.passeur.http.forward;

import java.util.EnumSet;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;

/** The part of a server's response head that the client receives. */
final class ResponseHead {

    private static final EnumSet<HttpHeader> CONTENT_FIELDS = EnumSet.of(
            HttpHeader.CONTENT_ENCODING,
            HttpHeader.CONTENT_LANGUAGE,
            HttpHeader.CONTENT_LENGTH,
            HttpHeader.CONTENT_LOCATION,
            HttpHeader.CONTENT_MD5,
            HttpHeader.CONTENT_RANGE,
            HttpHeader.CONTENT_TYPE);

    private ResponseHead() {}

    /** Copies status and fields. */
    static void take(int status, Iterable<HttpField> fields, Response response) {
        response.setStatus(status);
        copy(fields, response.getHeaders());
        if (status == HttpStatus.NO_CONTENT_204) {
            response.getHeaders().remove(HttpHeader.CONTENT_LENGTH);
        }
    }

    /** Copies the fields that are passed on; they replace those that Jetty's server has set already. */
    static void copy(Iterable<HttpField> fields, HttpFields.Mutable to) {
        HopByHop hopByHop = HopByHop.of(fields);
        for (HttpField field : fields) {
            HttpHeader header = field.getHeader();
            if (hopByHop.drops(field)) {
                continue;
            }
            if (header == HttpHeader.DATE || header == HttpHeader.SERVER || header == HttpHeader.CONTENT_LENGTH) {
                to.put(field);
            } else if (header == null) {
                to.add(HeaderNames.canonical(field));
            } else {
                to.add(field);
            }
        }
    }

    /** The fields of a 1xx response. Those that frame or describe content belong to the final response only (RFC 9110, 8.6). */
    static HttpFields ofInterim(Iterable<HttpField> from) {
        HttpFields.Mutable fields = HttpFields.build();
        copy(from, fields);
        fields.remove(CONTENT_FIELDS);
        return fields.asImmutable();
    }

    /** Sends trailers after the body, whether or not the server announced them. */
    static void announceTrailers(Iterable<HttpField> fields, Supplier<HttpFields> trailers, Response response) {
        for (HttpField field : fields) {
            if (field.getHeader() == HttpHeader.TRAILER) {
                HttpField announcement = TrailerRules.announcement(field);
                if (announcement != null) {
                    response.getHeaders().add(announcement);
                }
            }
        }
        response.setTrailersSupplier(trailers);
    }

    /** Copies the head of a 101 response, including {@code Connection} and {@code Upgrade}. */
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
