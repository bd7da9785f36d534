/**
 * Everything that differs by protocol, for HTTP: rules, middlewares, services, sub-requests and forwarding, each in a package
 * of its own. Its siblings are {@code tcp} and {@code udp}. What protocols share is outside: balancing, TLS, entry points,
 * kinds of elements.
 */
@NullMarked
package io.passeur.http;

import org.jspecify.annotations.NullMarked;
