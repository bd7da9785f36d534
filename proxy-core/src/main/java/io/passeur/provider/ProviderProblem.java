package io.passeur.provider;

import io.passeur.spi.Problem;

/** A problem with what a provider brought, and the provider's name. */
public record ProviderProblem(String provider, Problem problem) {}
