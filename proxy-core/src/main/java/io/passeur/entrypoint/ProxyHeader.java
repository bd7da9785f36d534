package io.passeur.entrypoint;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** What stands at the begin of a connection where the PROXY protocol may be spoken. */
sealed interface ProxyHeader {

    /** The connection begins with something else. */
    record Absent() implements ProxyHeader {}

    /** @param length of all that is known to come; 0 if that is not known yet */
    record Incomplete(int length) implements ProxyHeader {}

    record Broken(String reason) implements ProxyHeader {}

    /**
     * @param length how many bytes it takes
     * @param addresses null if the connection is the sender's own
     */
    record Present(int length, @Nullable Addresses addresses) implements ProxyHeader {}

    record Addresses(InetSocketAddress source, InetSocketAddress destination) {}
}
