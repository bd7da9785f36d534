package io.passeur.http.forward;

import io.passeur.observation.RequestRecord;
import io.passeur.spi.RequestDetails.ForwardedForPolicy;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** {@code X-Forwarded-For} as the server gets it: the received values, and the peer's address. */
final class ForwardedFor {

    private ForwardedFor() {}

    /** The field's value, or null to send none. */
    static @Nullable String value(Request request) {
        RequestRecord record = RequestRecord.of(request);
        ForwardedForPolicy policy = record == null ? ForwardedForPolicy.APPEND : record.forwardedForPolicy();
        if (policy == ForwardedForPolicy.SUPPRESS) {
            return null;
        }
        String came = came(request);
        if (policy == ForwardedForPolicy.KEEP) {
            return came;
        }
        String peer = peer(request);
        if (peer == null) {
            return came;
        }
        return came == null || came.isEmpty() ? peer : came + ", " + peer;
    }

    private static @Nullable String came(Request request) {
        String joined = null;
        for (HttpField field : request.getHeaders()) {
            if (field.getHeader() == HttpHeader.X_FORWARDED_FOR && field.getValue() != null) {
                joined = joined == null ? field.getValue() : joined + ", " + field.getValue();
            }
        }
        return joined;
    }

    /** The peer's address without Jetty's brackets and without a zone. */
    private static @Nullable String peer(Request request) {
        String address = Request.getRemoteAddr(request);
        if (address == null || address.indexOf(':') < 0) {
            return address;
        }
        String bare = address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
        int zone = bare.indexOf('%');
        return zone < 0 ? bare : bare.substring(0, zone);
    }
}
