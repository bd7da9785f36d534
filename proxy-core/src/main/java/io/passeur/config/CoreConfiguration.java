package io.passeur.config;

import io.passeur.spi.Default;

/**
 * @param defaultRuleSyntax {@code v3} or {@code v2}, for routers that do not set it
 * @param blockingMiddlewares limits of each blocking middleware
 */
public record CoreConfiguration(@Default("v3") String defaultRuleSyntax, BlockingMiddlewares blockingMiddlewares) {

    /**
     * @param maxConcurrent how many requests one middleware works on at the same time
     * @param maxWaiting how many more wait for it; the others get 503
     */
    public record BlockingMiddlewares(
            @Default("64") int maxConcurrent,
            @Default("1024") int maxWaiting) {

        public BlockingMiddlewares {
            if (maxConcurrent < 1 || maxWaiting < 1) {
                throw new IllegalArgumentException("maxConcurrent is " + maxConcurrent + " and maxWaiting is "
                        + maxWaiting + " (expected: numbers above 0)");
            }
        }
    }

    public CoreConfiguration {
        if (!defaultRuleSyntax.equals("v2") && !defaultRuleSyntax.equals("v3")) {
            throw new IllegalArgumentException("unsupported default rule syntax configuration: \"" + defaultRuleSyntax
                    + "\" (expected: \"v3\" or \"v2\")");
        }
    }
}
