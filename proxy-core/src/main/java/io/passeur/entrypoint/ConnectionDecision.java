package io.passeur.entrypoint;

import java.util.function.Function;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/** What a connection becomes. */
public sealed interface ConnectionDecision {

    ConnectionDecision AWAIT_BYTES = new AwaitBytes();
    ConnectionDecision TERMINATE_TLS = new TerminateTls();
    ConnectionDecision SPEAK_HTTP = new SpeakHttp();

    /** It cannot be told yet; ask again when more has come. */
    record AwaitBytes() implements ConnectionDecision {}

    /** The handshake is held here, by the TLS policy of the same state; what ALPN chooses is spoken inside. */
    record TerminateTls() implements ConnectionDecision {}

    /** HTTP/1.1, or HTTP/2 if the client begins with its preface. */
    record SpeakHttp() implements ConnectionDecision {}

    /**
     * It belongs to another connection from now on, which gets the bytes that were read already and is opened on the lane.
     *
     * @param connection makes it; an {@link Connection.UpgradeTo} if anything may have been read
     */
    record HandOver(Function<EndPoint, Connection> connection) implements ConnectionDecision {}

    /** It is closed. @param reason for the log */
    record Refuse(String reason) implements ConnectionDecision {}
}
