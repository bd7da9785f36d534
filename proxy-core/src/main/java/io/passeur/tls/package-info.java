/**
 * Certificates, keys, versions and cipher suites as users write them, made into what the Java runtime takes. In come settings
 * and PEM text, out go certificates, keys and the runtime's names. Called by whoever makes TLS connections.
 */
@NullMarked
package io.passeur.tls;

import org.jspecify.annotations.NullMarked;
