/**
 * The provider {@code docker}: discovers services by the labels of containers, and follows the engine's events.
 *
 * <p>{@link io.passeur.provider.docker.DockerProvider} is the entry point. {@code engine} communicates with Docker,
 * {@code labels} and {@code constraint} parse what users write, and {@code discovery} turns it into configuration.
 * {@code EngineWatch} decides when to read.
 */
@NullMarked
package io.passeur.provider.docker;

import org.jspecify.annotations.NullMarked;
