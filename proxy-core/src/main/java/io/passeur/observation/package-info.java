/**
 * What is known about a request when it ends, and who wants to know: the access log, metrics, traces and the
 * dashboard's numbers. The entry point creates a {@link io.passeur.observation.RequestRecord} for each request;
 * routing, services and forwarding record their decisions in it, and the
 * {@link io.passeur.observation.RequestObserver}s of the entry point read it. Nothing here blocks.
 */
@NullMarked
package io.passeur.observation;

import org.jspecify.annotations.NullMarked;
