package io.passeur.http.middleware.headers;

import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** {@code Strict-Transport-Security}, which browsers accept over TLS only. */
final class StrictTransport implements ResponseEdit {

    private final HttpField field;
    private final boolean always;
    private final List<Map.Entry<String, String>> proxyHeaders;

    StrictTransport(HeadersConfig config) {
        field = new HttpField(
                HttpHeader.STRICT_TRANSPORT_SECURITY,
                "max-age=" + config.stsSeconds()
                        + (config.stsIncludeSubdomains() ? "; includeSubDomains" : "")
                        + (config.stsPreload() ? "; preload" : ""));
        always = config.forceSTSHeader();
        proxyHeaders = List.copyOf(config.sslProxyHeaders().entrySet());
    }

    @Override
    public void apply(Request request, HttpFields.Mutable headers) {
        if (always || request.isSecure() || isSecureBefore(request)) {
            headers.remove(HttpHeader.STRICT_TRANSPORT_SECURITY).add(field);
        }
    }

    /** Whether a proxy in front reports that the request arrived over TLS. */
    private boolean isSecureBefore(Request request) {
        for (Map.Entry<String, String> header : proxyHeaders) {
            if (header.getValue().equals(request.getHeaders().get(header.getKey()))) {
                return true;
            }
        }
        return false;
    }
}
