package io.passeur.http.middleware.headers;

import io.passeur.spi.HeaderSyntax;
import io.passeur.spi.Responses;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Tells browsers which other origins may use the service, in responses to preflight requests and in all other
 * responses.
 */
final class Cors implements ResponseEdit {

    private static final int OK = 200;
    private static final String ANY = "*";
    private static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";
    private static final String ALLOW_METHODS = "Access-Control-Allow-Methods";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";
    private static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";
    private static final String MAX_AGE = "Access-Control-Max-Age";
    private static final String REQUEST_HEADERS = "Access-Control-Request-Headers";
    private static final String REQUEST_METHOD = "Access-Control-Request-Method";

    private final AllowedOrigins origins;
    private final boolean credentials;
    private final String allowHeaders;
    private final String allowMethods;
    private final String exposeHeaders;
    private final String maxAge;
    private final boolean vary;

    Cors(HeadersConfig config) {
        origins = new AllowedOrigins(config);
        credentials = config.accessControlAllowCredentials();
        allowHeaders = joined(ALLOW_HEADERS, config.accessControlAllowHeaders());
        allowMethods = joined(ALLOW_METHODS, config.accessControlAllowMethods());
        String exposed = joined(EXPOSE_HEADERS, config.accessControlExposeHeaders());
        exposeHeaders = credentials && exposed.equals(ANY) ? "" : exposed;
        Long seconds = config.accessControlMaxAge();
        maxAge = seconds == null ? "" : seconds.toString();
        vary = config.addVaryHeader();
    }

    private static String joined(String name, List<String> values) {
        return HeaderSyntax.value(name, String.join(",", values));
    }

    static boolean isPreflight(Request request) {
        return HttpMethod.OPTIONS.is(request.getMethod())
                && !value(request, HttpHeader.ORIGIN.asString()).isEmpty()
                && !value(request, REQUEST_METHOD).isEmpty();
    }

    void respondToPreflight(Request request, Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        set(headers, ALLOW_HEADERS, orRequested(allowHeaders, request, REQUEST_HEADERS));
        set(headers, ALLOW_METHODS, orRequested(allowMethods, request, REQUEST_METHOD));
        set(headers, MAX_AGE, maxAge);
        allow(request, headers);
        Responses.empty(response, callback, OK);
    }

    /** With credentials, browsers treat {@code *} as a literal name, so the requested names are sent instead. */
    private String orRequested(String allowed, Request request, String requested) {
        return credentials && allowed.equals(ANY) ? value(request, requested) : allowed;
    }

    @Override
    public void apply(Request request, HttpFields.Mutable headers) {
        allow(request, headers);
        if (vary && !headers.contains(HttpHeader.VARY, "Origin")) {
            String others = String.join(",", headers.getValuesList(HttpHeader.VARY));
            set(headers, HttpHeader.VARY.asString(), others.isEmpty() ? "Origin" : others + ",Origin");
        }
    }

    private void allow(Request request, HttpFields.Mutable headers) {
        String origin = origins.match(value(request, HttpHeader.ORIGIN.asString()));
        if (origin != null) {
            set(headers, ALLOW_ORIGIN, origin);
        }
        set(headers, ALLOW_CREDENTIALS, credentials ? "true" : "");
        set(headers, EXPOSE_HEADERS, exposeHeaders);
    }

    private static void set(HttpFields.Mutable headers, String name, String value) {
        if (!value.isEmpty()) {
            headers.remove(name).add(name, value);
        }
    }

    private static String value(Request request, String name) {
        String value = request.getHeaders().get(name);
        return value == null ? "" : value;
    }
}
