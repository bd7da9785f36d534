package io.passeur.spi;

import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Details of a request for the access log, metrics and traces. Not thread-safe: only the thread that handles the
 * request may use it. No method blocks.
 */
public final class RequestDetails {

    private final Request request;

    private RequestDetails(Request request) {
        this.request = request;
    }

    /** The details of a request, wrapped or not. */
    public static RequestDetails of(Request request) {
        return new RequestDetails(request);
    }

    /** Counts the retries of a request; implemented by the proxy. */
    public interface Retries {

        /** How many times the request was sent again. */
        int retries();

        /** Counts one more. */
        void retried();
    }

    /** A request that counts its retries. */
    public interface Carrier {

        /** Its retries. */
        Retries record();
    }

    /**
     * The user name of the client's authentication attempt, whether or not it succeeded; null if there was no attempt.
     */
    public @Nullable String clientName() {
        return text(RequestAttributes.CLIENT_USERNAME);
    }

    /** Sets the name by which the client tried to authenticate; the access log shows it. */
    public void setClientName(String name) {
        request.setAttribute(RequestAttributes.CLIENT_USERNAME, name);
    }

    /**
     * The full name of the service whose load balancer handled the request, {@code name@provider}; null if none did
     * yet.
     */
    public @Nullable String service() {
        return text(RequestAttributes.SERVICE_NAME);
    }

    /** The URL, as written, of the chosen server; null if none was chosen yet. */
    public @Nullable String serverUrl() {
        return text(RequestAttributes.SERVER_URL);
    }

    /** The server receives no {@code X-Forwarded-For}. */
    public void suppressForwardedFor() {
        request.setAttribute(RequestAttributes.SUPPRESS_FORWARDED_FOR, Boolean.TRUE);
    }

    /** The server receives {@code X-Forwarded-For} unchanged; the peer is not appended. */
    public void keepForwardedFor() {
        request.setAttribute(RequestAttributes.KEEP_FORWARDED_FOR, Boolean.TRUE);
    }

    /** The number of retries. */
    public int retries() {
        Carrier carrier = Request.as(request, Carrier.class);
        return carrier == null ? 0 : carrier.record().retries();
    }

    /** Counts a retry. Does nothing for a request that did not come through an entry point. */
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
