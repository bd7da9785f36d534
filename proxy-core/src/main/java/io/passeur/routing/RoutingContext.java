package io.passeur.routing;

import io.passeur.element.ElementKinds;
import io.passeur.guard.LiveProblems;
import io.passeur.tls.TlsView;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a compilation works with, whatever the protocols.
 *
 * @param kinds all that are declared
 * @param entryPoints the names of all
 * @param resolverProblems returns why a certificate resolver cannot be used; null if it can
 * @param certificates shows those that are served
 * @param problems those that were found since, until they are gone
 */
public record RoutingContext(
        ElementKinds kinds,
        Collection<String> entryPoints,
        Function<String, @Nullable String> resolverProblems,
        Supplier<TlsView> certificates,
        Supplier<List<LiveProblems.Found>> problems) {}
