package io.passeur.http.middleware.headers;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Default;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code headers}. The six settings in {@link #withoutEffect} are accepted but have no effect. */
public record HeadersConfig(
        Map<String, String> customRequestHeaders,
        Map<String, String> customResponseHeaders,
        boolean accessControlAllowCredentials,
        List<String> accessControlAllowHeaders,
        List<String> accessControlAllowMethods,
        List<String> accessControlAllowOriginList,
        List<String> accessControlAllowOriginListRegex,
        List<String> accessControlExposeHeaders,
        @Nullable Long accessControlMaxAge,
        boolean addVaryHeader,
        List<String> allowedHosts,
        List<String> hostsProxyHeaders,
        Map<String, String> sslProxyHeaders,
        long stsSeconds,
        boolean stsIncludeSubdomains,
        boolean stsPreload,
        boolean forceSTSHeader,
        boolean frameDeny,
        @Default("") String customFrameOptionsValue,
        boolean contentTypeNosniff,
        boolean browserXssFilter,
        @Default("") String customBrowserXSSValue,
        @Default("") String contentSecurityPolicy,
        @Default("") String contentSecurityPolicyReportOnly,
        @Default("") String referrerPolicy,
        @Default("") String permissionsPolicy,
        boolean isDevelopment,
        @Default("") String publicKey,
        @Default("") String featurePolicy,
        boolean sslRedirect,
        boolean sslTemporaryRedirect,
        @Default("") String sslHost,
        boolean sslForceHost) {

    public HeadersConfig {
        customRequestHeaders = Map.copyOf(customRequestHeaders);
        customResponseHeaders = Map.copyOf(customResponseHeaders);
        accessControlAllowHeaders = List.copyOf(accessControlAllowHeaders);
        accessControlAllowMethods = List.copyOf(accessControlAllowMethods);
        accessControlAllowOriginList = List.copyOf(accessControlAllowOriginList);
        accessControlAllowOriginListRegex = List.copyOf(accessControlAllowOriginListRegex);
        accessControlExposeHeaders = List.copyOf(accessControlExposeHeaders);
        allowedHosts = List.copyOf(allowedHosts);
        hostsProxyHeaders = List.copyOf(hostsProxyHeaders);
        sslProxyHeaders = Map.copyOf(sslProxyHeaders);
        if (stsSeconds < 0) {
            throw new ConfigurationException("stsSeconds " + stsSeconds + " is negative (expected: 0 or more)");
        }
    }

    boolean hasCors() {
        return accessControlAllowCredentials
                || addVaryHeader
                || accessControlMaxAge != null
                || !accessControlAllowHeaders.isEmpty()
                || !accessControlAllowMethods.isEmpty()
                || !accessControlAllowOriginList.isEmpty()
                || !accessControlAllowOriginListRegex.isEmpty()
                || !accessControlExposeHeaders.isEmpty();
    }

    /** Whether a setting other than CORS and custom headers is present. */
    boolean hasSecurity() {
        return !allowedHosts.isEmpty()
                || !hostsProxyHeaders.isEmpty()
                || !sslProxyHeaders.isEmpty()
                || hasStrictTransport()
                || hasBrowserRules()
                || isDevelopment
                || !withoutEffect().isEmpty();
    }

    private boolean hasStrictTransport() {
        return stsSeconds != 0 || stsIncludeSubdomains || stsPreload || forceSTSHeader;
    }

    private boolean hasBrowserRules() {
        return frameDeny
                || contentTypeNosniff
                || browserXssFilter
                || !customFrameOptionsValue.isEmpty()
                || !customBrowserXSSValue.isEmpty()
                || !contentSecurityPolicy.isEmpty()
                || !contentSecurityPolicyReportOnly.isEmpty()
                || !referrerPolicy.isEmpty()
                || !permissionsPolicy.isEmpty();
    }

    /** The settings that are present but have no effect. */
    List<String> withoutEffect() {
        return DeprecatedOptions.named(this);
    }
}
