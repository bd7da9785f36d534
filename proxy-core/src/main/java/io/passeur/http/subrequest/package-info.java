/**
 * Requests that middlewares send themselves: to services, to URLs, and to the handlers behind them. A sub-request is a request
 * and a response of Jetty's types without a client's connection, handed to the same handlers that clients' requests are handed
 * to; its response is read as a stream. In come references that {@code routing} resolves and each configuration's live
 * services; out goes what the SPI's {@link io.passeur.spi.SubRequests} promises. Called by {@code routing} and {@code server}.
 */
@NullMarked
package io.passeur.http.subrequest;

import org.jspecify.annotations.NullMarked;
