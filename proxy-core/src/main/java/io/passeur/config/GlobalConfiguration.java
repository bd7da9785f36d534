package io.passeur.config;

import io.passeur.spi.Default;

/**
 * {@code global}. All three keys are accepted without effect: the proxy never calls home, so there is nothing to check
 * or to send, and Traefik itself does not read {@code notAppendXForwardedFor} here. Setting one of the last two to
 * true causes a warning.
 */
public record GlobalConfiguration(
        @Default("true") boolean checkNewVersion, boolean sendAnonymousUsage, boolean notAppendXForwardedFor) {}
