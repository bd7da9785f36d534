/**
 * Compiles a merged configuration into a routing table and finds the route of a request. In come configuration and
 * plugins, out come {@code RoutingTable} and {@code RuntimeView}. Called by {@code server}.
 */
@NullMarked
package io.passeur.routing;

import org.jspecify.annotations.NullMarked;
