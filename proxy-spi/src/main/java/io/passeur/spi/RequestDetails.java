package io.passeur.spi;

import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request beside the request itself: access log, metrics and traces are written of it. For the thread that
 * carries the request at that moment; nothing blocks.
 */
public final class RequestDetails {

    private final Request request;

    private RequestDetails(Request request) {
        this.request = request;
    }

    /** Those of a request, wrapped or not. */
    public static RequestDetails of(Request request) {
        return new RequestDetails(request);
    }

    /** How often a request was sent again; the proxy's part of the details. */
    public interface Retries {

        /** How many times the request was sent again. */
        int retries();

        /** Counts one more. */
        void retried();
    }

    /** A request that knows of its retries. */
    public interface Carrier {

        /** Its retries. */
        Retries record();
    }

    /** The name by which the client tried to authenticate, also when it failed; null if it did not. */
    public @Nullable String clientName() {
        return text(RequestAttributes.CLIENT_USERNAME);
    }

    /** Sets the name by which the client tried to authenticate; the access log shows it. */
    public void setClientName(String name) {
        request.setAttribute(RequestAttributes.CLIENT_USERNAME, name);
    }

    /** The full name of the service whose balancer took the request, {@code name@provider}; null while or if none did. */
    public @Nullable String service() {
        return text(RequestAttributes.SERVICE_NAME);
    }

    /** The URL, as written, of the server that was chosen; null while or if none was. */
    public @Nullable String serverUrl() {
        return text(RequestAttributes.SERVER_URL);
    }

    /** The server gets no {@code X-Forwarded-For} at all. */
    public void suppressForwardedFor() {
        request.setAttribute(RequestAttributes.SUPPRESS_FORWARDED_FOR, Boolean.TRUE);
    }

    /** {@code X-Forwarded-For} reaches the server as it is; the peer is not appended. */
    public void keepForwardedFor() {
        request.setAttribute(RequestAttributes.KEEP_FORWARDED_FOR, Boolean.TRUE);
    }

    /** How many times the request was sent again. */
    public int retries() {
        Carrier carrier = Request.as(request, Carrier.class);
        return carrier == null ? 0 : carrier.record().retries();
    }

    /** Notes that the request is sent again. Does nothing for a request that did not come through an entry point. */
    public void retried() {
        Carrier carrier = Request.as(request, Carrier.class);
        if (carrier != null) {
            carrier.record().retried();
        }
    }

    private @Nullable String text(String attribute) {
        return request.getAttribute(attribute) instanceof String text ? text : null;
    }
}
