package io.passeur.http.middleware.headers;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.passeur.spi.ConfigurationException;
import io.passeur.toolkit.regex.BoundedPattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code accessControlAllowOriginList} and {@code accessControlAllowOriginListRegex}. */
final class AllowedOrigins {

    private static final String ANY = "*";

    private final List<String> exact;
    private final List<Pattern> patterns;
    private final boolean credentials;

    AllowedOrigins(HeadersConfig config) {
        exact = config.accessControlAllowOriginList();
        patterns = config.accessControlAllowOriginListRegex().stream()
                .map(AllowedOrigins::compile)
                .toList();
        credentials = config.accessControlAllowCredentials();
    }

    private static Pattern compile(String regex) {
        try {
            return BoundedPattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new ConfigurationException(
                    "accessControlAllowOriginListRegex \"" + regex + "\" cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * The value of {@code Access-Control-Allow-Origin}, or null for none. With credentials, browsers do not accept
     * {@code *}, so the origin is sent instead.
     *
     * @param origin of the request, empty if it has none
     */
    @Nullable
    String match(String origin) {
        for (String candidate : exact) {
            if (candidate.equals(ANY)) {
                return any(origin);
            }
            if (candidate.equals(origin)) {
                return candidate;
            }
        }
        return !origin.isEmpty() && matchesPattern(origin) ? origin : null;
    }

    private @Nullable String any(String origin) {
        if (!credentials) {
            return ANY;
        }
        return origin.isEmpty() ? null : origin;
    }

    private boolean matchesPattern(String origin) {
        for (Pattern pattern : patterns) {
            if (pattern.matcher(origin).find()) {
                return true;
            }
        }
        return false;
    }
}
