package io.passeur.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.passeur.guard.Watchdog;
import io.passeur.http.forward.Forwarder;
import io.passeur.http.forward.OutboundProxies;
import io.passeur.http.service.HealthMonitor;
import io.passeur.net.Network;

/** Wires threads, connections, and the ways to servers. */
final class NetworkModule extends AbstractModule {

    private final Purpose purpose;

    NetworkModule(Purpose purpose) {
        this.purpose = purpose;
    }

    @Provides
    @Singleton
    Network network() {
        return new Network(Runtime.getRuntime().availableProcessors());
    }

    @Provides
    @Singleton
    Threads threads() {
        return new Threads();
    }

    @Provides
    @Singleton
    Watchdog watchdog() {
        return new Watchdog();
    }

    @Provides
    @Singleton
    Forwarder forwarder(Network network) {
        return new Forwarder(network, OutboundProxies.of(System.getenv()));
    }

    @Provides
    @Singleton
    HealthMonitor healthMonitor(Network network) {
        return new HealthMonitor(network, purpose == Purpose.CHECK ? new DormantScheduler() : network.scheduler());
    }
}
