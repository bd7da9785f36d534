package io.passeur.http.forward;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Finds what is invalid in HEADERS from a server (RFC 9113, 8.1 and 8.3.2), as far as Jetty accepts it. */
final class Http2ResponseRules {

    private static final int MAX_INTERIM = 64;

    private Http2ResponseRules() {}

    /**
     * @param responding the final response has begun
     * @param interims how many 1xx responses have arrived
     * @return null if the frame is valid
     */
    static @Nullable String flaw(Request request, HeadersFrame frame, boolean responding, int interims) {
        MetaData head = frame.getMetaData();
        if (!(head instanceof MetaData.Response response)) {
            return responding ? null : "HEADERS without :status";
        }
        if (responding) {
            return "a second response";
        }
        int status = response.getStatus();
        if (status < 100 || status > 999) {
            return "the invalid status " + status;
        }
        return status < 200
                ? interim(status, frame.isEndStream(), interims)
                : length(response.getHttpFields(), frame.isEndStream() && !ExchangeClient.isBodiless(request, status));
    }

    private static @Nullable String interim(int status, boolean last, int before) {
        if (status == HttpStatus.SWITCHING_PROTOCOLS_101) {
            return "101, which HTTP/2 does not have";
        }
        if (last) {
            return "no response after " + status;
        }
        return before < MAX_INTERIM ? null : "more than " + MAX_INTERIM + " interim responses";
    }

    /** @param empty there is no content although there could be */
    private static @Nullable String length(HttpFields fields, boolean empty) {
        String known = null;
        for (HttpField field : fields) {
            if (field.getHeader() != HttpHeader.CONTENT_LENGTH) {
                continue;
            }
            String value = String.valueOf(field.getValue());
            if (known != null && !known.equals(value)) {
                return "two different values of content-length";
            }
            if (empty && !value.equals("0")) {
                return "content-length without content";
            }
            known = value;
        }
        return null;
    }
}
