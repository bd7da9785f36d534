package io.passeur.http.service;

import java.time.Clock;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.thread.Scheduler;

/** What all services of plugins share. */
public record ServiceResources(Executor executor, Scheduler scheduler, Clock clock) {}
