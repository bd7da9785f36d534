package io.passeur.http.middleware.headers;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.HeaderSyntax;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.util.HostPort;

/** The host that replaces the one in the client's request. */
final class TargetHost {

    private static final Pattern POSSIBLE = Pattern.compile("[^\\s/?#@\\\\]+");

    private final HttpField field;
    private final HostPort host;

    private TargetHost(HttpField field, HostPort host) {
        this.field = field;
        this.host = host;
    }

    static TargetHost parse(String written) {
        try {
            if (POSSIBLE.matcher(written).matches()) {
                return new TargetHost(
                        new HttpField(HttpHeader.HOST, HeaderSyntax.value("Host", written)), new HostPort(written));
            }
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(refusal(written), e);
        }
        throw new ConfigurationException(refusal(written));
    }

    private static String refusal(String written) {
        return "customRequestHeaders: Host \"" + written
                + "\" is not a host (expected: a name or address, with or without" + " a port)";
    }

    void apply(HttpFields.Mutable headers) {
        headers.remove(HttpHeader.HOST).add(field);
    }

    HttpURI apply(HttpURI uri) {
        String path = uri.getPath();
        // The target * of an OPTIONS request cannot carry a host.
        return path == null || !path.startsWith("/")
                ? uri
                : HttpURI.build(uri).authority(host.getHost(), host.getPort()).asImmutable();
    }
}
