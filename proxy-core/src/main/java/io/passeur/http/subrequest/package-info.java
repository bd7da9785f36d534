/**
 * Requests that middlewares send themselves: to services, to URLs, and to the handlers behind them. A sub-request is a
 * Jetty request and response without a client connection, handled by the same handlers as clients' requests; its
 * response is read as a stream. The input is references that {@code routing} resolves, and each configuration's live
 * services; the result is the SPI's {@link io.passeur.spi.SubRequests}. Called by {@code routing} and {@code server}.
 */
@NullMarked
package io.passeur.http.subrequest;

import org.jspecify.annotations.NullMarked;
