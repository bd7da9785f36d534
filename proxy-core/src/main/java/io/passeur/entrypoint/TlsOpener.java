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

/** Puts TLS on a connection as soon as its client has said whom it asks for and what it speaks. */
final class TlsOpener {

    private final Handshakes handshakes;
    private final Network network;
    private final TlsOptions challenges = TlsOptions.forChallenges();

    TlsOpener(Handshakes handshakes, Network network) {
        this.network = network;
        this.handshakes = handshakes;
    }

    /** Goes on with the handshake in a thread of its own, since its calculations would hold up the others of this lane. */
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
            // The engine could do that too, but not before it has produced a ServerHello, which Jetty sends without the
            // alert.
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
        TlsHandshake handshake = TlsHandshake.of(connector, layer, network.handshakes(), hello, options, handshakes);
        layer.getSslEndPoint().setConnection(handshake);
        endPoint.setConnection(layer);
        layer.onOpen();
    }

    /** Clients that name nobody may have been told an address. */
    private static String localAddress(ClientEndPoint endPoint) {
        return endPoint.getLocalSocketAddress() instanceof InetSocketAddress local && local.getAddress() != null
                ? local.getAddress().getHostAddress()
                : "";
    }

    /** Ends the connection with an alert. */
    void refuse(NewConnection first, TlsAlert alert, String reason) {
        ClientEndPoint endPoint = first.client();
        handshakes.fail(endPoint, reason);
        endPoint.write(Callback.from(endPoint::close), alert.record());
    }
}
