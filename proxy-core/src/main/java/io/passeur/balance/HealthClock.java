package io.passeur.balance;

import java.util.function.LongSupplier;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The time of health checks.
 *
 * @param nanoTime a clock that never jumps, such as {@code System::nanoTime}
 */
public record HealthClock(Scheduler scheduler, LongSupplier nanoTime) {}
