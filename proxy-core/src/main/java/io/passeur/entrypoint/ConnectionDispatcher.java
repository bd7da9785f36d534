package io.passeur.entrypoint;

import io.passeur.net.LaneEndPoint;
import io.passeur.tls.ClientHello;
import java.nio.ByteBuffer;

/**
 * Decides what becomes of a connection, as early as that can be told: on accept, at the ClientHello, or at the first byte. TCP
 * routes decide here. Called on the connection's lane; neither blocks nor throws.
 */
public interface ConnectionDispatcher {

    /** Every connection speaks HTTP, in plain text or inside TLS. */
    ConnectionDispatcher HTTP = new ConnectionDispatcher() {};

    /**
     * Before the client has sent anything but a header of the PROXY protocol. This is the place to start a protocol in which
     * the server speaks first.
     */
    default ConnectionDecision onAccept(LaneEndPoint client) {
        return ConnectionDecision.AWAIT_BYTES;
    }

    /** The client begins a TLS handshake; its ClientHello is complete, and no byte of it is consumed. */
    default ConnectionDecision onClientHello(LaneEndPoint client, ClientHello hello) {
        return ConnectionDecision.TERMINATE_TLS;
    }

    /** The client has sent something other than a TLS handshake. @param bytes what it has sent so far; not to be consumed */
    default ConnectionDecision onFirstByte(LaneEndPoint client, ByteBuffer bytes) {
        return ConnectionDecision.SPEAK_HTTP;
    }
}
