package io.passeur.observation;

/**
 * A router on one entry point, as observers of its requests see it. Created once with the router, so that it can be
 * compared by identity and nothing has to be composed for each request.
 *
 * @param router the full name, {@code name@provider}
 * @param service the full name of the service that the router names
 * @param rule as written
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

    /** Whether the router or service belongs to the proxy itself; such requests are observed only on request. */
    public boolean internal() {
        return router.endsWith(INTERNAL) || service.endsWith(INTERNAL);
    }
}
