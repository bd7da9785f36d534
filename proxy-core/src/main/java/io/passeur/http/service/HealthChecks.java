package io.passeur.http.service;

import io.passeur.balance.HealthClock;

/** What the health checks of all services share. */
record HealthChecks(HealthProbe probe, HealthClock clock) {}
