/**
 * Decides which certificates to order and when, and orders them.
 *
 * <p>A {@code Keeper} runs one resolver: {@code Plan} compares what is wanted with what is there, {@code Preflight} says what
 * would fail, an {@code Authority} lets one order at a time through to a CA, {@code OrderRun} carries it out, and {@code
 * RetryDelays} says when to try again.
 */
@NullMarked
package io.passeur.resolver.acme.order;

import org.jspecify.annotations.NullMarked;
