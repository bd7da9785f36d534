package io.passeur.http.service;

import io.passeur.balance.HealthClock;
import io.passeur.balance.StrategyRegistry;
import io.passeur.http.forward.Forwarder;
import io.passeur.net.Network;
import io.passeur.observation.RecordedRequest;
import io.passeur.observation.RequestRecord;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** A server that hands each request to the service that its {@code Host} names. Health checks run on manual time. */
final class ServiceServer implements AutoCloseable {

    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private final ManualScheduler time = new ManualScheduler();
    private final ServiceCompiler compiler;
    private final ServerConnector connector;
    private final List<String> chosen = new ArrayList<>();
    private volatile ServiceFixture services;

    ServiceServer() throws Exception {
        Network network = own(new Network(1));
        Forwarder forwarder = own(new Forwarder(network));
        HttpHealthProbe probe = own(new HttpHealthProbe(network, network.scheduler()));
        compiler = new ServiceCompiler(
                forwarder::open,
                new StrategyRegistry(List.of()),
                new HealthChecks(probe, new HealthClock(time, time::nanoTime)),
                new Random(1));
        services = ServiceFixture.load(compiler, "", null);
        Server server = network.newServer();
        connector = network.newConnector(server, new HttpConnectionFactory());
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                RecordedRequest recorded = new RecordedRequest(request, new RequestRecord("test"));
                return services.service(Request.getServerName(request))
                        .handle(recorded, response, Callback.from(() -> note(recorded.record()), callback));
            }
        });
        owned.push(server::stop);
        server.start();
    }

    private <T extends AutoCloseable> T own(T resource) {
        owned.push(resource);
        return resource;
    }

    private void note(RequestRecord record) {
        synchronized (chosen) {
            chosen.notifyAll();
            chosen.add(record.service() + " " + record.serverUrl());
        }
    }

    /** Service and server of the first requests; waits for their ends. */
    List<String> chosen(int count) throws InterruptedException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        synchronized (chosen) {
            while (chosen.size() < count && System.nanoTime() < patience) {
                chosen.wait(1_000);
            }
            return List.copyOf(chosen);
        }
    }

    /** Replaces all services. */
    void load(String toml) {
        services = ServiceFixture.load(compiler, toml, services);
    }

    LiveService service(String name) {
        return services.service(name);
    }

    ManualScheduler time() {
        return time;
    }

    int port() {
        return connector.getLocalPort();
    }

    /** A server that answers every request with its name. */
    RawUpstream upstream(String name) {
        return own(RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: " + name.length() + "\n\n" + name));
    }

    /** @param headers more header lines, each with its line end */
    RawMessage get(String service, String headers) {
        try (RawConnection connection = RawConnection.to(port())) {
            return connection
                    .sendLines("GET / HTTP/1.1\nHost: " + service + "\n" + headers + "\n")
                    .readResponse();
        }
    }

    RawMessage get(String service) {
        return get(service, "");
    }

    /** The bodies of so many answers, joined. */
    String bodies(String service, int count) {
        StringBuilder bodies = new StringBuilder();
        for (int i = 0; i < count; i++) {
            bodies.append(get(service).text());
        }
        return bodies.toString();
    }

    @Override
    public void close() throws Exception {
        services.close();
        while (!owned.isEmpty()) {
            owned.pop().close();
        }
    }
}
