package io.passeur.config;

import io.passeur.spi.Default;

/**
 * {@code global}. All three keys are accepted without effect, and that is what they promise: the proxy never calls home, so
 * there is nothing to check or to send, and Traefik itself never reads {@code notAppendXForwardedFor} here. Whoever sets
 * one of the last two to true is warned.
 */
public record GlobalConfiguration(
        @Default("true") boolean checkNewVersion, boolean sendAnonymousUsage, boolean notAppendXForwardedFor) {}
