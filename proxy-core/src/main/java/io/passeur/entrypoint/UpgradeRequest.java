package io.passeur.entrypoint;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Upgrade} field of a request until its head is complete. Jetty refuses requests that get it wrong, but a server may
 * ignore the wish for another protocol (RFC 9110, 7.8).
 */
final class UpgradeRequest {

    private static final String PLAIN_HTTP_2 = "h2c";

    private @Nullable HttpField held;
    private boolean named;
    private boolean settings;

    void hold(HttpField upgrade) {
        held = upgrade;
    }

    /** Looks at another field of the head. */
    void note(HttpField field) {
        HttpHeader header = field.getHeader();
        if (header == HttpHeader.CONNECTION) {
            named |= field.contains("upgrade");
        } else if (header == HttpHeader.HTTP2_SETTINGS) {
            settings = true;
        }
    }

    /** The field if {@code Connection} names it and the protocol is possible; null if it is to be ignored. */
    @Nullable
    HttpField wanted() {
        HttpField field = held;
        boolean complete = field != null && named && (settings || !field.contains(PLAIN_HTTP_2));
        return complete ? field : null;
    }
}
