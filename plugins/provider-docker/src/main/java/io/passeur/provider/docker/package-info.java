/**
 * The provider {@code docker}: services found by the labels of containers, kept up with the engine's events.
 *
 * <p>{@link io.passeur.provider.docker.DockerProvider} is the door. {@code engine} talks to Docker, {@code labels} and {@code
 * constraint} read what users write, {@code discovery} makes configuration of it; {@code EngineWatch} decides when.
 */
@NullMarked
package io.passeur.provider.docker;

import org.jspecify.annotations.NullMarked;
