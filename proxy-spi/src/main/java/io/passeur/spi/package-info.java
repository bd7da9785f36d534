/**
 * The API for plugins: the extension points, the configuration trees that providers push, and helpers for middlewares.
 *
 * <p>A plugin is a jar in {@code plugins/} whose {@code META-INF/services/io.passeur.spi.Plugin} names an
 * implementation of {@link io.passeur.spi.Plugin}. It may use the JDK, this package, Jetty's types, slf4j and JSpecify
 * from the application; it bundles all other classes, which no other plugin sees.
 */
@NullMarked
package io.passeur.spi;

import org.jspecify.annotations.NullMarked;
