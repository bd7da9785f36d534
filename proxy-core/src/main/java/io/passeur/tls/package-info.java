/**
 * Compiles certificates, keys, versions and cipher suites into the Java runtime's objects, and decides which of them
 * apply to a handshake. In come settings and PEM text, out go certificates, keys, policies and engines. Called by
 * packages that open or accept TLS connections.
 */
@NullMarked
package io.passeur.tls;

import org.jspecify.annotations.NullMarked;
