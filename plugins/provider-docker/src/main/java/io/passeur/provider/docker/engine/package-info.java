/**
 * The engine's API: one connection that lists containers and tells of events, and what the provider needs of a container.
 * Called by {@code io.passeur.provider.docker}; nothing in here knows labels. Only reading requests are ever sent.
 */
@NullMarked
package io.passeur.provider.docker.engine;

import org.jspecify.annotations.NullMarked;
