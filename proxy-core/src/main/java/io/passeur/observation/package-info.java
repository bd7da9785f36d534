/**
 * The record of a request, and its observers: access log, metrics, traces and the dashboard's figures. The entry point creates
 * a {@link io.passeur.observation.RequestRecord} for each request; routing, services and forwarding write their decisions into
 * it, and the {@link io.passeur.observation.RequestObserver}s of the entry point read it. Nothing here blocks.
 */
@NullMarked
package io.passeur.observation;

import org.jspecify.annotations.NullMarked;
