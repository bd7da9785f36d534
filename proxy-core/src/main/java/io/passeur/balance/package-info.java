/**
 * Balancing: targets with weights, health and a will to leave, the strategies that pick among them, sessions that stick to
 * them by a key, and health checks on a schedule. It knows no protocol: services over HTTP, TCP and UDP bring the
 * connections, the keys and the probes. Called by {@code service}.
 */
@NullMarked
package io.passeur.balance;

import org.jspecify.annotations.NullMarked;
