/**
 * What clients' and servers' connections share: lanes, buffers, timers, bulkheads, DNS, tunnels between two connections, and
 * the names of the headers that tell servers about clients. In come addresses and listeners, out come connectors and
 * connections. Knows no HTTP routing. Called by {@code entrypoint}, {@code forward} and {@code server}.
 */
@NullMarked
package io.passeur.net;

import org.jspecify.annotations.NullMarked;
