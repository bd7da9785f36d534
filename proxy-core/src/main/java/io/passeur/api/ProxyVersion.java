package io.passeur.api;

import java.time.Instant;

/**
 * Which proxy this is.
 *
 * @param started when the process began to serve
 */
public record ProxyVersion(String version, String codename, Instant started) {}
