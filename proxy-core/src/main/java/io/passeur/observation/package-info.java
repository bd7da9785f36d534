/**
 * What is known of one request when it ends, and who wants to know: access log, metrics, traces and the dashboard's numbers. The
 * entry point makes a {@link io.passeur.observation.RequestRecord} for each request; routing, services and forwarding write into
 * it what they decide, and the {@link io.passeur.observation.RequestObserver}s of the entry point read it. Nothing here blocks.
 */
@NullMarked
package io.passeur.observation;

import org.jspecify.annotations.NullMarked;
