package io.passeur.provider;

import io.passeur.spi.Problem;

/** A problem with the configuration of one provider. */
public record ProviderProblem(String provider, Problem problem) {}
