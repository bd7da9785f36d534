/**
 * Certificates, keys, versions and cipher suites as users write them, made into what the Java runtime takes; and what of it
 * holds for which handshake. In come settings and PEM text, out go certificates, keys, policies and engines. Called by
 * whoever makes TLS connections.
 */
@NullMarked
package io.passeur.tls;

import org.jspecify.annotations.NullMarked;
