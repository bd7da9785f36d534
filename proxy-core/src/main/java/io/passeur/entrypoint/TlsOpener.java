package io.passeur.entrypoint;

import io.passeur.net.ClientEndPoint;
import io.passeur.net.LaneExecutor;
import io.passeur.net.Network;
import io.passeur.spi.KeyedCertificate;
import io.passeur.tls.ClientHello;
import io.passeur.tls.TlsOptions;
import io.passeur.tls.TlsPolicy;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.Callback;

/** Begins the TLS handshake of a connection whose ClientHello has been read. */
final class TlsOpener {

    private final HandshakeStatistics handshakes;
    private final Network network;
    private final TlsOptions challenges = TlsOptions.forChallenges();

    TlsOpener(HandshakeStatistics handshakes, Network network) {
        this.network = network;
        this.handshakes = handshakes;
    }

    /** Continues on another thread, because the calculations of a handshake would hold up the lane. */
    void open(NewConnection first, Connector connector, ClientHello hello, TlsPolicy policy) {
        Executor threads = hello.isChallenge() ? network.challenges() : network.handshakes();
        try {
            threads.execute(() -> handshake(first, connector, hello, policy));
        } catch (RejectedExecutionException e) {
            refuse(first, TlsAlert.INTERNAL_ERROR, String.valueOf(e.getMessage()));
        }
    }

    private void handshake(NewConnection first, Connector connector, ClientHello hello, TlsPolicy current) {
        try {
            if (hello.isChallenge() && current.challenges().active()) {
                challenge(first, connector, hello, current);
            } else {
                serve(first, connector, hello, current);
            }
        } catch (RuntimeException e) {
            handshakes.fault(e);
            refuse(first, TlsAlert.INTERNAL_ERROR, e.toString());
        }
    }

    private void challenge(NewConnection first, Connector connector, ClientHello hello, TlsPolicy current) {
        String name = hello.serverName();
        KeyedCertificate proof = name == null ? null : current.challenges().answer(name);
        if (proof == null) {
            refuse(first, TlsAlert.UNRECOGNIZED_NAME, "no proof of " + name + " is under way");
        } else {
            begin(first, connector, hello, challenges, proof);
        }
    }

    private void serve(NewConnection first, Connector connector, ClientHello hello, TlsPolicy current) {
        TlsOptions options = current.options(hello.serverName());
        if (!options.isUsable()) {
            handshakes.fail(first.client(), "the TLS options " + options + " cannot be used");
            first.client().close();
            return;
        }
        String name = hello.serverName() == null ? localAddress(first.client()) : hello.serverName();
        KeyedCertificate certificate = current.certificates().find(name);
        if (certificate == null && options.sniStrict()) {
            refuse(first, TlsAlert.UNRECOGNIZED_NAME, "no certificate of " + name);
            return;
        }
        if (options.refusesProtocols(hello.protocols())) {
            // The engine would refuse it too, but only behind its ServerHello, and Jetty does not send an alert behind
            // that.
            refuse(first, TlsAlert.NO_APPLICATION_PROTOCOL, "it speaks none of " + options.protocols());
            return;
        }
        KeyedCertificate shown = certificate == null ? current.certificates().fallback() : certificate;
        begin(first, connector, hello, options, shown);
    }

    private void begin(
            NewConnection first,
            Connector connector,
            ClientHello hello,
            TlsOptions options,
            KeyedCertificate certificate) {
        ClientEndPoint endPoint = first.client();
        Executor executor = new LaneExecutor(endPoint, network.handshakes());
        SSLEngine engine = options.newEngine(certificate);
        TlsLayer layer = new TlsLayer(connector.getByteBufferPool(), executor, endPoint, engine, first.takePeeked());
        InboundHandshake handshake =
                InboundHandshake.of(connector, layer, network.handshakes(), hello, options, handshakes);
        layer.getSslEndPoint().setConnection(handshake);
        endPoint.setConnection(layer);
        layer.onOpen();
    }

    /** A client without a server name may have connected to an IP address. */
    private static String localAddress(ClientEndPoint endPoint) {
        return endPoint.getLocalSocketAddress() instanceof InetSocketAddress local && local.getAddress() != null
                ? local.getAddress().getHostAddress()
                : "";
    }

    /** Closes the connection with an alert. */
    void refuse(NewConnection first, TlsAlert alert, String reason) {
        ClientEndPoint endPoint = first.client();
        handshakes.fail(endPoint, reason);
        endPoint.write(Callback.from(endPoint::close), alert.record());
    }
}
