package io.passeur.config;

import io.passeur.spi.Default;

/**
 * {@code api}: if present, the proxy serves its API.
 *
 * @param insecure everybody may read it on the internal entry point
 * @param debug also serves {@code /debug/vars}
 * @param basePath the prefix of the paths of {@code api@internal}
 * @param disableDashboardAd passed to the dashboard, which has no advertisements
 * @param dashboardName passed to the dashboard, which shows it
 */
public record ApiConfiguration(
        boolean insecure,
        @Default("true") boolean dashboard,
        boolean debug,
        @Default("/") String basePath,
        boolean disableDashboardAd,
        @Default("") String dashboardName) {

    /** The prefix of paths, without a trailing slash: empty for {@code /}. */
    public String prefix() {
        String prefix = basePath;
        while (prefix.endsWith("/")) {
            prefix = prefix.substring(0, prefix.length() - 1);
        }
        return prefix;
    }
}
