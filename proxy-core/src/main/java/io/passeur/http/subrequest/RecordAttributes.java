package io.passeur.http.subrequest;

import io.passeur.observation.RequestRecord;
import io.passeur.spi.RequestAttributes;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Attributes;
import org.jspecify.annotations.Nullable;

/** The attributes of a sub-request. As for a client's request, those that services set are kept in its record. */
final class RecordAttributes extends Attributes.Mapped {

    private final RequestRecord record;

    RecordAttributes(RequestRecord record) {
        this.record = record;
    }

    /** Copies the attributes about {@code X-Forwarded-For} from the client's request, if there is one. */
    RecordAttributes forwardingLike(@Nullable Request client) {
        if (client == null) {
            return keepingForwardedFor();
        }
        copy(client, RequestAttributes.SUPPRESS_FORWARDED_FOR);
        copy(client, RequestAttributes.KEEP_FORWARDED_FOR);
        return this;
    }

    RecordAttributes keepingForwardedFor() {
        super.setAttribute(RequestAttributes.KEEP_FORWARDED_FOR, Boolean.TRUE);
        return this;
    }

    private void copy(Request client, String name) {
        Object value = client.getAttribute(name);
        if (value != null) {
            super.setAttribute(name, value);
        }
    }

    @Override
    public @Nullable Object setAttribute(String name, @Nullable Object value) {
        Object before = getAttribute(name);
        switch (name) {
            case RequestAttributes.SERVICE_NAME -> record.served((String) value);
            case RequestAttributes.SERVER_URL -> record.forwarded((String) value);
            default -> super.setAttribute(name, value);
        }
        return before;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return switch (name) {
            case RequestAttributes.SERVICE_NAME -> record.service();
            case RequestAttributes.SERVER_URL -> record.serverUrl();
            default -> super.getAttribute(name);
        };
    }
}
