package io.passeur.http.middleware.headers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Response headers that instruct browsers; they replace those of the service. */
final class BrowserRules {

    private BrowserRules() {}

    static List<ResponseEdit> of(HeadersConfig config) {
        List<ResponseEdit> edits = new ArrayList<>();
        HeaderChanges fixed = HeaderChanges.of(fixed(config));
        if (!fixed.isEmpty()) {
            edits.add((request, headers) -> fixed.apply(headers));
        }
        if (ContentSecurityNonce.isWanted(config)) {
            edits.add(new ContentSecurityNonce(config));
        }
        if (config.stsSeconds() != 0 && !config.isDevelopment()) {
            edits.add(new StrictTransport(config));
        }
        return edits;
    }

    /** The headers that are the same for every response. */
    private static Map<String, String> fixed(HeadersConfig config) {
        Map<String, String> headers = new LinkedHashMap<>();
        put(headers, "X-Frame-Options", config.frameDeny() ? "DENY" : "");
        put(headers, "X-Frame-Options", config.customFrameOptionsValue());
        put(headers, "X-Content-Type-Options", config.contentTypeNosniff() ? "nosniff" : "");
        put(headers, "X-Xss-Protection", config.browserXssFilter() ? "1; mode=block" : "");
        put(headers, "X-Xss-Protection", config.customBrowserXSSValue());
        put(headers, "Referrer-Policy", config.referrerPolicy());
        put(headers, "Permissions-Policy", config.permissionsPolicy());
        if (!ContentSecurityNonce.isWanted(config)) {
            put(headers, ContentSecurityNonce.ENFORCED, config.contentSecurityPolicy());
            put(headers, ContentSecurityNonce.REPORTED, config.contentSecurityPolicyReportOnly());
        }
        return headers;
    }

    /** Ignores empty values. */
    private static void put(Map<String, String> headers, String name, String value) {
        if (!value.isEmpty()) {
            headers.put(name, value);
        }
    }
}
