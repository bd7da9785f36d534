package io.passeur.http.middleware.headers.clientcert;

import io.passeur.spi.Middleware;
import io.passeur.spi.Requests;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.StringJoiner;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;

/**
 * Adds the client's certificates to the request as headers. The headers are computed once per connection. Requests
 * without a client certificate pass unchanged; the entry point has already removed such headers from untrusted clients.
 */
final class PassTlsClientCert implements Middleware {

    private static final String CERTIFICATE = "X-Forwarded-Tls-Client-Cert";
    private static final String INFO = "X-Forwarded-Tls-Client-Cert-Info";
    private static final String MADE = PassTlsClientCert.class.getName();

    private final boolean pem;
    private final @Nullable CertificateInfo info;

    PassTlsClientCert(boolean pem, @Nullable CertificateInfo info) {
        this.pem = pem;
        this.info = info;
    }

    /** The headers of a connection, and the middleware that computed them. */
    private record Made(PassTlsClientCert by, List<HttpField> headers) {}

    @Override
    public Request.Handler wrap(Request.Handler next) {
        return (request, response, callback) -> {
            List<HttpField> headers = headers(request);
            return next.handle(headers.isEmpty() ? request : new Passed(request, headers), response, callback);
        };
    }

    private List<HttpField> headers(Request request) {
        ConnectionMetaData connection = request.getConnectionMetaData();
        if (connection.getAttribute(MADE) instanceof Made made && made.by == this) {
            return made.headers;
        }
        List<HttpField> headers = make(Requests.clientCertificates(request));
        connection.setAttribute(MADE, new Made(this, headers));
        return headers;
    }

    private List<HttpField> make(List<X509Certificate> chain) {
        List<HttpField> headers = new ArrayList<>();
        if (pem && !chain.isEmpty()) {
            headers.add(new HttpField(CERTIFICATE, encoded(chain)));
        }
        if (info != null && !chain.isEmpty()) {
            headers.add(new HttpField(INFO, info.of(chain)));
        }
        return List.copyOf(headers);
    }

    private static String encoded(List<X509Certificate> chain) {
        StringJoiner all = new StringJoiner(",");
        try {
            for (X509Certificate certificate : chain) {
                all.add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
            }
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("the client certificate cannot be encoded", e);
        }
        return all.toString();
    }

    @Override
    public InvocationType invocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** The request as the server receives it. */
    private static final class Passed extends Request.Wrapper {

        private final HttpFields headers;

        Passed(Request wrapped, List<HttpField> added) {
            super(wrapped);
            HttpFields.Mutable changed = HttpFields.build(wrapped.getHeaders());
            // Not put: in Jetty 12.1.14, a stream over an immutable copy still contains the fields that put replaced.
            added.forEach(header -> changed.remove(header.getName()).add(header));
            headers = changed.asImmutable();
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
