/**
 * TLS settings of a client, as Traefik's sections {@code tls} have them, and the {@code SSLContext} that they give.
 */
@NullMarked
package io.passeur.toolkit.tls;

import org.jspecify.annotations.NullMarked;
