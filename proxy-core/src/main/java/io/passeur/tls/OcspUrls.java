package io.passeur.tls;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.net.spi.URLStreamHandlerProvider;
import org.jspecify.annotations.Nullable;

/**
 * Directs the Java runtime's OCSP requests to {@link OcspResponses}; otherwise the runtime would contact the authority
 * during a handshake. The runtime finds this class as a service.
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
