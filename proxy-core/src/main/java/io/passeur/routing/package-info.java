/**
 * Compiles a merged configuration into a routing table and answers which route a request takes. In come configuration and
 * plugins, out come {@code RoutingTable} and {@code RuntimeView}. Called by {@code server}.
 */
@NullMarked
package io.passeur.routing;

import org.jspecify.annotations.NullMarked;
