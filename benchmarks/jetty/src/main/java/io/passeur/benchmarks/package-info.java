/** Peers of Passeur made of Jetty's own parts. Started by {@code benchmarks/run jetty}; no part of what is shipped. */
@NullMarked
package io.passeur.benchmarks;

import org.jspecify.annotations.NullMarked;
