/**
 * Decides which certificates to order and when, and orders them.
 *
 * <p>An {@code OrderScheduler} runs one resolver: {@code OrderPlan} compares the wanted certificates with the existing ones,
 * {@code Preflight} says what would fail, an {@code Authority} lets one order at a time through to a CA,
 * {@code OrderRun} executes it, and {@code RetryDelays} says when to try again.
 */
@NullMarked
package io.passeur.resolver.acme.order;

import org.jspecify.annotations.NullMarked;
