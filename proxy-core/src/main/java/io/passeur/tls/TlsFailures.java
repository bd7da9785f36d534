package io.passeur.tls;

import java.io.IOException;
import java.net.SocketException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;

/** Explains to the operator why a handshake failed. */
public final class TlsFailures {

    private static final String ALERT = "Received fatal alert: ";

    private TlsFailures() {}

    /** The reason without the peer. */
    public static String explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return String.valueOf(cause.getMessage());
            }
            String alert = alert(cause);
            if (alert != null) {
                return "the server refused the handshake with the alert " + alert + hint(alert);
            }
            if (isForeign(cause)) {
                return "the server does not use TLS on this port; should its URL begin with http://?";
            }
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    /**
     * The same for a handshake with a server. A server that aborts while data is still being sent to it resets the
     * connection, and its alert is lost.
     */
    public static String explainHandshake(Throwable failure) {
        String reason = explain(failure);
        return isReset(failure)
                ? "the server ended the connection during the handshake (" + reason
                        + "); it may require a client certificate: see certificates of the serversTransport"
                : reason;
    }

    private static boolean isReset(Throwable failure) {
        return failure instanceof SocketException
                || failure instanceof EofException
                || failure.getClass() == IOException.class;
    }

    /** Whether the server ended the handshake with an alert, as far as the connection shows. */
    public static boolean isRefusal(Throwable failure) {
        return failure instanceof SSLException && alert(failure) != null;
    }

    private static @Nullable String alert(Throwable failure) {
        String message = failure.getMessage();
        int start = message == null ? -1 : message.indexOf(ALERT);
        return message == null || start < 0 ? null : message.substring(start + ALERT.length());
    }

    private static boolean isForeign(Throwable failure) {
        String message = failure.getMessage();
        return failure instanceof SSLException && message != null && message.contains("nrecognized SSL message");
    }

    private static String hint(String alert) {
        return switch (alert) {
            case "bad_certificate", "certificate_required", "certificate_unknown", "unknown_ca", "access_denied" ->
                "; it requires another client certificate: see certificates of the serversTransport";
            case "handshake_failure" ->
                "; it may require a client certificate, or other cipherSuites: see the serversTransport";
            case "protocol_version" -> "; see minVersion and maxVersion of the serversTransport";
            case "unrecognized_name" -> "; see serverName of the serversTransport";
            case "no_application_protocol" -> "; see disableHTTP2 of the serversTransport";
            default -> "";
        };
    }
}
