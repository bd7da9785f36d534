/**
 * The forwarding engine: sends a routed request to one server and passes the response back. Its input is a request with
 * its response and callback; its result is a finished exchange. {@code http.service} calls it.
 *
 * <p>{@link io.passeur.http.forward.UpstreamExchange} is the state machine of a request and its response, and {@link
 * io.passeur.http.forward.ExchangePolicy} decides how failures are handled. Protocols plug in below: an {@link
 * io.passeur.http.forward.UpstreamProtocol} provides an {@link io.passeur.http.forward.UpstreamStream} for each request
 * ({@code Http1…}, {@code Http2…}). {@code Outbound…} reaches servers through proxies and over Unix domain sockets with
 * Jetty's client.
 */
@NullMarked
package io.passeur.http.forward;

import org.jspecify.annotations.NullMarked;
