package io.passeur.api;

import io.passeur.config.EntryPointConfiguration;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;

/** The request that somebody asks about. */
record ExplainedRequest(
        HttpURI url,
        String method,
        String entryPoint,
        HttpFields headers,
        @Nullable InetAddress client) {

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    static ExplainedRequest of(Parameters parameters, Map<String, EntryPointConfiguration> entryPoints)
            throws ApiException {
        HttpURI url = url(parameters.get("url"));
        String method = parameters.get("method");
        String entryPoint = parameters.get("entryPoint");
        return new ExplainedRequest(
                url,
                method.isEmpty() ? "GET" : method,
                entryPoint.isEmpty() ? byPort(url, entryPoints) : entryPoint,
                headers(parameters.all("header")),
                client(parameters.get("clientIP")));
    }

    private static HttpURI url(String text) throws ApiException {
        try {
            HttpURI url = HttpURI.from(text);
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                return asSent(url);
            }
        } catch (IllegalArgumentException e) {
            // The same response as to a text that is another kind of URL.
        }
        throw bad("url: \"" + text + "\" is not a URL (expected: http://host/path or https://host/path)");
    }

    /** No client sends a fragment, and each sends a path. */
    private static HttpURI asSent(HttpURI url) {
        HttpURI.Mutable sent = HttpURI.build(url).fragment(null);
        return (url.getPath() == null || url.getPath().isEmpty() ? sent.path("/") : sent).asImmutable();
    }

    private static String byPort(HttpURI url, Map<String, EntryPointConfiguration> entryPoints) throws ApiException {
        int port = url.getPort() > 0 ? url.getPort() : "https".equals(url.getScheme()) ? HTTPS : HTTP;
        for (Map.Entry<String, EntryPointConfiguration> entry : entryPoints.entrySet()) {
            if (entry.getValue().port() == port) {
                return entry.getKey();
            }
        }
        throw bad("entryPoint: no entry point is on port " + port + " (expected: one of "
                + String.join(", ", new TreeSet<>(entryPoints.keySet())) + ")");
    }

    private static HttpFields headers(List<String> written) throws ApiException {
        HttpFields.Mutable fields = HttpFields.build();
        for (String line : written) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw bad("header: \"" + line + "\" is not a header (expected: Name: value)");
            }
            fields.add(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        return fields;
    }

    /** A name would be looked up. */
    private static @Nullable InetAddress client(String text) throws ApiException {
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (ADDRESS.matcher(text).matches()) {
                return InetAddress.getByName(text);
            }
        } catch (UnknownHostException e) {
            // The same response as to a name.
        }
        throw bad("clientIP: \"" + text + "\" is not an IP address");
    }

    private static ApiException bad(String message) {
        return new ApiException(HttpStatus.BAD_REQUEST_400, message);
    }
}
