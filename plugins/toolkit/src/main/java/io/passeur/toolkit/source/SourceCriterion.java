package io.passeur.toolkit.source;

import io.passeur.spi.AllowEmpty;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Default;
import io.passeur.spi.Requests;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What two requests from the same source have in common, {@code sourceCriterion}. At most one of the three is set; if none
 * is, the address of the peer decides.
 *
 * @param ipStrategy the address that this strategy finds
 * @param requestHeaderName the value of this header, empty if the request lacks it
 * @param requestHost the host that the client asked for, with its port
 */
public record SourceCriterion(
        @AllowEmpty @Nullable IpStrategy ipStrategy,
        @Default("") String requestHeaderName,
        boolean requestHost) {

    /** The address of the peer. */
    public static final SourceCriterion PEER = new SourceCriterion(null, "", false);

    public SourceCriterion {
        boolean byHeader = !requestHeaderName.isEmpty();
        if (ipStrategy != null && byHeader) {
            throw new ConfigurationException("iPStrategy and RequestHeaderName are mutually exclusive");
        }
        if (ipStrategy != null && requestHost) {
            throw new ConfigurationException("iPStrategy and RequestHost are mutually exclusive");
        }
        if (byHeader && requestHost) {
            throw new ConfigurationException("requestHost and RequestHeaderName are mutually exclusive");
        }
    }

    /** Finds the source of a request. The function is thread-safe; create it once and keep it. */
    public Function<Request, String> source() {
        if (requestHost) {
            return Requests::host;
        }
        if (!requestHeaderName.isEmpty()) {
            return this::header;
        }
        return (ipStrategy == null ? IpStrategy.PEER : ipStrategy).address();
    }

    private String header(Request request) {
        String value = request.getHeaders().get(requestHeaderName);
        return value == null ? "" : value;
    }
}
