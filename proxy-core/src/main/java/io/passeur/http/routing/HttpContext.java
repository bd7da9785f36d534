package io.passeur.http.routing;

import io.passeur.http.middleware.MiddlewareCompiler;
import io.passeur.http.rule.RuleParser;
import io.passeur.http.service.LiveService;
import io.passeur.http.service.ServiceCompiler;
import io.passeur.http.subrequest.SubRequestManager;
import java.util.function.Function;

/**
 * What the compilers of {@code http} work with.
 *
 * @param internalServices gives {@code x@internal} by its name; throws ConfigurationException for an unknown one
 * @param subRequests what middlewares send themselves
 */
public record HttpContext(
        RuleParser rules,
        MiddlewareCompiler middlewares,
        ServiceCompiler services,
        Function<String, LiveService> internalServices,
        SubRequestManager subRequests) {}
