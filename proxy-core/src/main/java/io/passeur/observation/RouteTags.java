package io.passeur.observation;

/**
 * A router on one entry point, as observers of its requests see it. Created once with the router, so that observers can compare
 * it by identity and nothing is allocated for each request.
 *
 * @param router the full name, {@code name@provider}
 * @param service the full name of the service that the router names
 * @param rule the rule as written
 * @param accessLogs whether its requests are logged
 * @param metrics whether they are counted
 * @param tracing whether they are traced
 * @param detailed whether traces show each step
 */
public record RouteTags(
        String router,
        String service,
        String rule,
        boolean accessLogs,
        boolean metrics,
        boolean tracing,
        boolean detailed) {

    private static final String INTERNAL = "@internal";

    /** Whether router or service is the proxy's own; such requests are observed only if the configuration says so. */
    public boolean internal() {
        return router.endsWith(INTERNAL) || service.endsWith(INTERNAL);
    }
}
