package io.passeur.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that has ended, as all elements that took part in it count it.
 *
 * @param headers the values that become labels
 * @param tlsProtocol null on plain text
 */
record Finished(
        int kind,
        Measured measured,
        List<String> headers,
        @Nullable String tlsProtocol,
        @Nullable String tlsCipher) {

    /** The same request, as somebody sees it who had to do with it for a part of the time. */
    Finished as(Measured other) {
        return new Finished(kind, other, headers, tlsProtocol, tlsCipher);
    }
}
