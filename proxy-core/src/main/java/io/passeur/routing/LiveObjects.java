package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.http.service.LiveService;
import io.passeur.tls.CompiledOptions;
import java.util.Map;

/**
 * The live objects of one compilation by the element they were made of, so that the next one can carry over what did not
 * change.
 *
 * @param services as the service compiler made them
 * @param decorated those that stand behind middlewares of their own
 */
record LiveObjects(
        Map<QualifiedName, LiveMiddleware> middlewares,
        Map<QualifiedName, LiveService> services,
        Map<QualifiedName, DecoratedService> decorated,
        Map<QualifiedName, CompiledOptions> tlsOptions) {

    static final LiveObjects NONE = new LiveObjects(Map.of(), Map.of(), Map.of(), Map.of());
}
