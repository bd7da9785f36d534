package io.passeur.metrics;

import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** The protocol of a request according to its headers. */
enum Protocol {
    GRPC,
    GRPC_WEB,
    HTTP,
    SSE,
    WEBSOCKET;

    static final Protocol[] ALL = values();

    private static final String GRPC_TYPE = "application/grpc";
    private static final String GRPC_WEB_TYPE = "application/grpc-web";

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    String label() {
        return label;
    }

    /** Whether the gRPC code is the one that counts. */
    boolean isGrpc() {
        return this == GRPC || this == GRPC_WEB;
    }

    static Protocol of(HttpFields headers) {
        boolean upgrades = false;
        boolean toWebSocket = false;
        boolean events = false;
        String type = null;
        for (int i = 0; i < headers.size(); i++) {
            HttpField field = headers.getField(i);
            HttpHeader header = field.getHeader();
            if (header == null) {
                continue;
            }
            switch (header) {
                case CONNECTION -> upgrades |= field.contains("upgrade");
                case UPGRADE -> toWebSocket |= field.contains("websocket");
                case ACCEPT -> events |= field.contains("text/event-stream");
                case CONTENT_TYPE -> type = field.getValue();
                default -> {
                    // Does not determine the protocol.
                }
            }
        }
        if (upgrades && toWebSocket) {
            return WEBSOCKET;
        }
        return events ? SSE : byType(type);
    }

    private static Protocol byType(@Nullable String type) {
        if (type == null || !type.startsWith(GRPC_TYPE)) {
            return HTTP;
        }
        return type.startsWith(GRPC_WEB_TYPE) ? GRPC_WEB : GRPC;
    }
}
