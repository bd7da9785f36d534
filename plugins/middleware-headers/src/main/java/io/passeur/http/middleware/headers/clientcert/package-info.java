/**
 * {@code passTLSClientCert}: passes the client's TLS certificate to servers in request headers. {@link
 * PassTlsClientCertFactory} creates the middleware.
 */
@NullMarked
package io.passeur.http.middleware.headers.clientcert;

import org.jspecify.annotations.NullMarked;
