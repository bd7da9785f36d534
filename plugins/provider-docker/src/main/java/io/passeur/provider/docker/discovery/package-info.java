/**
 * Turns containers into configuration: the contribution of each container, and the combination of all. The input is the
 * engine's list; the result is a snapshot. Called by {@code io.passeur.provider.docker}. Makes no requests to the
 * engine, so it can run at any time.
 */
@NullMarked
package io.passeur.provider.docker.discovery;

import org.jspecify.annotations.NullMarked;
