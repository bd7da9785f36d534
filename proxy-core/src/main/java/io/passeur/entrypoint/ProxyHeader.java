package io.passeur.entrypoint;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** The beginning of a connection on which a header of the PROXY protocol may come. */
sealed interface ProxyHeader {

    /** The connection begins with something else. */
    record Absent() implements ProxyHeader {}

    /** @param length of the whole header; 0 if it is not known yet */
    record Incomplete(int length) implements ProxyHeader {}

    record Broken(String reason) implements ProxyHeader {}

    /**
     * @param length the length of the header in bytes
     * @param addresses null if the sender speaks for itself
     */
    record Present(int length, @Nullable Addresses addresses) implements ProxyHeader {}

    record Addresses(InetSocketAddress source, InetSocketAddress destination) {}
}
