package io.passeur.metrics;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server, and proxies that count the requests to it. */
abstract class MeteredTraffic {

    static final List<String> ON = List.of("--metrics.prometheus", "--entrypoints.traefik.address=127.0.0.1:0");
    static final String ROUTERS = "--metrics.prometheus.addrouterslabels";
    static final String WEB_REQUESTS = "traefik_entrypoint_requests_total";
    static final String ONE_OF_WEB =
            WEB_REQUESTS + "{code=\"200\",entrypoint=\"web\",method=\"GET\",protocol=\"http\"}";

    RawUpstream upstream;

    @BeforeEach
    void start() {
        upstream = CountingUpstream.start();
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    static TestingProxy proxy(String dynamic, String... more) {
        List<String> flags = new ArrayList<>(ON);
        flags.addAll(List.of(more));
        return TestingProxy.start(dynamic, flags.toArray(String[]::new));
    }

    /** A router for the host that is named like it. */
    static String router(String name, String more) {
        return "[http.routers." + name + "]\nrule = 'Host(`" + name + ".test`)'\nservice = 'app'\n" + more;
    }

    String service(String name) {
        return "[[http.services." + name + ".loadBalancer.servers]]\nurl = '" + upstream.url() + "'\n";
    }

    static void send(TestingProxy proxy, String request) {
        try (RawConnection connection = proxy.connect()) {
            connection.sendLines(request);
            connection.readResponse();
        }
    }
}
