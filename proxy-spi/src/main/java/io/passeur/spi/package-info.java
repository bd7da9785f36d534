/**
 * What a plugin sees of Passeur: the extension points, the trees of configuration that providers push, and the few tools a
 * middleware needs to answer a request itself.
 *
 * <p>A plugin is a jar in {@code plugins/} whose {@code META-INF/services/io.passeur.spi.Plugin} names an implementation of
 * {@link io.passeur.spi.Plugin}. It may use the JDK, this package, Jetty's types, slf4j and JSpecify from the application;
 * everything else it brings along, and no other plugin sees it.
 */
@NullMarked
package io.passeur.spi;

import org.jspecify.annotations.NullMarked;
