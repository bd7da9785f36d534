/**
 * The forwarding engine: takes a routed request to one server and the answer back. In comes a request with its response and
 * callback, out goes a finished exchange. Called by {@code service}.
 */
@NullMarked
package io.passeur.forward;

import org.jspecify.annotations.NullMarked;
