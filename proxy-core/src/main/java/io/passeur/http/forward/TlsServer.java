package io.passeur.http.forward;

import io.passeur.net.LaneEndPoint;
import io.passeur.net.Network;
import io.passeur.tls.ClientTls;
import io.passeur.tls.TlsFailures;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that is reached over TLS: starts handshakes, and remembers why they fail. Thread-safe. */
final class TlsServer {

    static final String HTTP_1 = "http/1.1";
    static final String HTTP_2 = "h2";

    private static final Logger LOG = LoggerFactory.getLogger(TlsServer.class);
    private static final Duration HANDSHAKE_LIMIT = Duration.ofSeconds(10);

    private final Network network;
    private final String host;
    private final int port;
    private final ClientTls tls;
    private volatile @Nullable String trouble;
    private int failures;

    TlsServer(Network network, String host, int port, ClientTls tls) {
        this.network = network;
        this.host = host;
        this.port = port;
        this.tls = tls;
    }

    boolean mayHttp2() {
        return tls.http2();
    }

    /**
     * Starts TLS on a connection.
     *
     * @param protocols offered by ALPN, best first
     * @param left until the dial timeout; zero for no limit
     */
    Connection begin(LaneEndPoint endPoint, List<String> protocols, Duration left, TlsHandshakeListener then) {
        Duration limit = left.isZero() || left.compareTo(HANDSHAKE_LIMIT) > 0 ? HANDSHAKE_LIMIT : left;
        SSLEngine engine = tls.engine(host, port, protocols);
        UpstreamTlsConnection connection = new UpstreamTlsConnection(network, endPoint, engine, this);
        EndPoint decrypted = connection.getSslEndPoint();
        decrypted.setConnection(new UpstreamTlsHandshake(decrypted, connection, network, this, then, limit));
        return connection;
    }

    /** Logs a failure; the same failure is not logged again before another one or a success. */
    void failed(Throwable cause) {
        String reason = TlsFailures.explainHandshake(cause);
        synchronized (this) {
            failures++;
            if (reason.equals(trouble)) {
                return;
            }
            trouble = reason;
        }
        LOG.warn("TLS handshake with {}:{} failed: {}; the same failure is not logged again", host, port, reason);
    }

    void worked() {
        if (trouble == null) {
            return;
        }
        int before;
        synchronized (this) {
            before = failures;
            failures = 0;
            trouble = null;
        }
        LOG.info("TLS handshake with {}:{} succeeds again after {} failures", host, port, before);
    }

    /** Why TLS handshakes with the server currently fail, or null. */
    @Nullable
    String trouble() {
        return trouble;
    }
}
