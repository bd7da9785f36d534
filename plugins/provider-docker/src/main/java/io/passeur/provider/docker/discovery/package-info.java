/**
 * From containers to configuration: what each container contributes, and all contributions together. In comes the engine's
 * list, out goes a snapshot. Called by {@code io.passeur.provider.docker}; asks nobody, so that it can run at any time.
 */
@NullMarked
package io.passeur.provider.docker.discovery;

import org.jspecify.annotations.NullMarked;
