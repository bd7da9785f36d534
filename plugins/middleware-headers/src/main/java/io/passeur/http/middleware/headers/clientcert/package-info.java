/**
 * {@code passTLSClientCert}: tells servers in headers by which certificate a client introduced itself. {@link
 * PassTlsClientCertFactory} makes the middleware.
 */
@NullMarked
package io.passeur.http.middleware.headers.clientcert;

import org.jspecify.annotations.NullMarked;
