package io.passeur.routing;

import io.passeur.element.ElementKinds;
import io.passeur.guard.LiveProblems;
import io.passeur.http.middleware.MiddlewareCompiler;
import io.passeur.http.rule.RuleParser;
import io.passeur.http.service.LiveService;
import io.passeur.http.service.ServiceCompiler;
import io.passeur.http.subrequest.SubRequestManager;
import io.passeur.tls.TlsView;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a compilation works with.
 *
 * @param kinds all that are declared
 * @param internalServices gives {@code x@internal} by its name; throws ConfigurationException for an unknown one
 * @param subRequests what middlewares send themselves
 * @param resolverProblems returns why a certificate resolver cannot be used; null if it can
 * @param certificates shows those that are served
 * @param problems those that were found since, until they are gone
 */
public record RoutingContext(
        ElementKinds kinds,
        RuleParser rules,
        MiddlewareCompiler middlewares,
        ServiceCompiler services,
        Function<String, LiveService> internalServices,
        SubRequestManager subRequests,
        Function<String, @Nullable String> resolverProblems,
        Supplier<TlsView> certificates,
        Supplier<List<LiveProblems.Found>> problems) {}
