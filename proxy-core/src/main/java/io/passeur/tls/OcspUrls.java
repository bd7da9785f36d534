package io.passeur.tls;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.net.spi.URLStreamHandlerProvider;
import org.jspecify.annotations.Nullable;

/**
 * Lets the Java runtime, which would ask the authority in the middle of a handshake, ask {@link OcspResponses} instead. Found
 * by the runtime.
 */
public final class OcspUrls extends URLStreamHandlerProvider {

    static final String SCHEME = "passeur-ocsp";

    @Override
    public @Nullable URLStreamHandler createURLStreamHandler(String protocol) {
        return protocol.equals(SCHEME) ? new Handler() : null;
    }

    private static final class Handler extends URLStreamHandler {

        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            return new OcspConnection(url, OcspResponses.PROCESS);
        }
    }
}
