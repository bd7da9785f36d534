package io.passeur.tracing;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names of middlewares' spans: those that Traefik uses, or else the type with a capital. */
final class SpanNames {

    private static final SortedMap<String, String> OWN = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        OWN.putAll(Map.of(
                "buffering", "Buffer",
                "digestAuth", "digestAuth",
                "errors", "CustomError",
                "ipAllowList", "IPAllowLister",
                "ipWhiteList", "IPWhiteLister",
                "passTLSClientCert", "PassClientTLSCert",
                "rateLimit", "RateLimiter",
                "redirectRegex", "Redirect",
                "redirectScheme", "Redirect"));
    }

    private SpanNames() {}

    static String of(String type) {
        String own = OWN.get(type);
        return own == null ? type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1) : own;
    }
}
