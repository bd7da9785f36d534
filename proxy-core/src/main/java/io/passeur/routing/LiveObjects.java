package io.passeur.routing;

import io.passeur.config.QualifiedName;
import java.util.List;
import java.util.Map;

/**
 * The live objects of one compilation by the element they were made of, so that the next one can carry them over.
 *
 * @param middlewares without chains, which are no objects of their own
 */
record LiveObjects(Map<QualifiedName, LiveMiddleware> middlewares, Map<QualifiedName, LiveServiceEntry> services) {

    static final LiveObjects NONE = new LiveObjects(Map.of(), Map.of());

    record LiveMiddleware(Object spec, Lease<io.passeur.spi.Middleware> lease) {}

    /**
     * @param uses what the service referred to when it was compiled: live services and transport specs, in order
     */
    record LiveServiceEntry(Object spec, List<Object> uses, Lease<io.passeur.service.LiveService> lease) {}
}
