package io.passeur.http.middleware.headers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings of older versions that are accepted but have no effect. */
final class DeprecatedOptions {

    private DeprecatedOptions() {}

    static List<String> named(HeadersConfig config) {
        Map<String, Boolean> present = new LinkedHashMap<>();
        present.put("publicKey", !config.publicKey().isEmpty());
        present.put("featurePolicy", !config.featurePolicy().isEmpty());
        present.put("sslRedirect", config.sslRedirect());
        present.put("sslTemporaryRedirect", config.sslTemporaryRedirect());
        present.put("sslHost", !config.sslHost().isEmpty());
        present.put("sslForceHost", config.sslForceHost());
        return present.keySet().stream().filter(present::get).toList();
    }

    /** The advice that replaces the setting. */
    static String successor(String name) {
        return switch (name) {
            case "featurePolicy" -> "use permissionsPolicy";
            case "publicKey" -> "browsers no longer support it";
            default -> "use the middleware redirectScheme, or redirections of the entry point";
        };
    }
}
