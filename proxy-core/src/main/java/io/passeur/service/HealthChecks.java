package io.passeur.service;

import java.util.function.LongSupplier;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * What every health check shares.
 *
 * @param nanoTime a clock that never jumps, such as {@code System::nanoTime}
 */
record HealthChecks(HealthProbe probe, Scheduler scheduler, LongSupplier nanoTime) {}
