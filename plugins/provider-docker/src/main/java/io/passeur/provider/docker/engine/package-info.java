/**
 * The engine's API: a connection that lists containers and streams events, and the container properties that the
 * provider needs. Called by {@code io.passeur.provider.docker}. This package does not interpret labels, and sends only
 * requests that read.
 */
@NullMarked
package io.passeur.provider.docker.engine;

import org.jspecify.annotations.NullMarked;
