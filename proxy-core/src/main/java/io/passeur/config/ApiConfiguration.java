package io.passeur.config;

import io.passeur.spi.Default;

/**
 * {@code api}: if it is there, the proxy shows what it does.
 *
 * @param insecure on the internal entry point everybody may look
 * @param debug {@code /debug/vars} as well
 * @param basePath what the paths of {@code api@internal} begin with
 * @param disableDashboardAd told to the dashboard, which has no ads
 * @param dashboardName told to the dashboard, which shows it
 */
public record ApiConfiguration(
        boolean insecure,
        @Default("true") boolean dashboard,
        boolean debug,
        @Default("/") String basePath,
        boolean disableDashboardAd,
        @Default("") String dashboardName) {

    /** What paths begin with, without a slash at the end: empty for {@code /}. */
    public String prefix() {
        String prefix = basePath;
        while (prefix.endsWith("/")) {
            prefix = prefix.substring(0, prefix.length() - 1);
        }
        return prefix;
    }
}
