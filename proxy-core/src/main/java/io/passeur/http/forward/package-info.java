/**
 * The forwarding engine sends a routed request to one server and passes the response back. In comes a request with its
 * response and callback; out goes a finished exchange. {@code service} calls it.
 *
 * <p>{@link io.passeur.http.forward.UpstreamExchange} is the one state machine of a request and its response, and {@link
 * io.passeur.http.forward.ExchangePolicy} decides what becomes of failures. Protocols plug in below them: an {@link
 * io.passeur.http.forward.UpstreamProtocol} finds an {@link io.passeur.http.forward.UpstreamStream} for each request ({@code Http1…},
 * {@code Http2…}). {@code Outbound…} reaches servers through proxies and over unix domain sockets by Jetty's client.
 */
@NullMarked
package io.passeur.http.forward;

import org.jspecify.annotations.NullMarked;
