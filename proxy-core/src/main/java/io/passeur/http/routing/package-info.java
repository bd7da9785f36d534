/**
 * The kinds of {@code http} that become live: compiles middlewares, services and routers, and finds the route of a request. In
 * come the elements of a compilation, out come the routing tables of entry points and what the view shows of them. Called by
 * {@code routing}, through the compilers that {@code server} gives it.
 */
@NullMarked
package io.passeur.http.routing;

import org.jspecify.annotations.NullMarked;
