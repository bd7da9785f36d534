/**
 * What clients' and servers' connections share: lanes, buffers, timers, bulkheads, DNS, and tunnels between two connections. In
 * come addresses and listeners, out come connectors and connections. Knows no HTTP routing. Called by {@code entrypoint},
 * {@code forward} and {@code server}.
 */
@NullMarked
package io.passeur.net;

import org.jspecify.annotations.NullMarked;
