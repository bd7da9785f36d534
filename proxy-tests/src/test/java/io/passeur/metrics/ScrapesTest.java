package io.passeur.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.MetricsConfiguration;
import io.passeur.config.PrometheusConfiguration;
import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scrapes that are large, and scrapers that are slow. */
class ScrapesTest {

    private static final int ROUTERS = 10_000;
    private static final int LARGEST_BIT = 64 * 1024;
    private static final int MOST_SCRAPERS = 8;
    private static final int LABELS = 16;

    @Test
    void tenThousandRoutersAreWrittenInSmallBits() {
        PrometheusConfiguration prometheus =
                new PrometheusConfiguration(List.of(0.1, 0.3, 1.2, 5.0), true, true, true, "traefik", false, Map.of());
        MetricsRegistry counts =
                new MetricsRegistry(new MetricsConfiguration(false, prometheus, null), Clock.systemUTC());
        RequestMeasurement facts =
                new RequestMeasurement(RequestClass.of(200, Method.GET, Protocol.HTTP), 0, 1, 2, List.of(), null, null);
        for (int i = 0; i < ROUTERS; i++) {
            counts.routers()
                    .of(new RouterName("router" + i + "@file", "app@file"))
                    .add(facts, 0, 1);
        }
        MetricFamilies families = MetricFamilies.of(
                counts,
                new ProxyGauges(counts, Map::of),
                MetricLevels.of(prometheus),
                HeaderLabels.NONE,
                MetricsConsumer.PROMETHEUS);
        Exposition exposition = new Exposition(
                families, new TextFormat(false, prometheus.buckets(), counts.bounds()), () -> new byte[0]);

        int lines = 0;
        int bits = 0;
        while (exposition.hasNext()) {
            byte[] bit = exposition.next();
            assertThat(bit.length).isLessThan(LARGEST_BIT);
            lines += new String(bit, StandardCharsets.UTF_8).split("\ntraefik_router", -1).length - 1;
            bits++;
        }
        // Of each router seven lines of the histogram and three counters; the first line of a bit may be missed.
        assertThat(lines).isBetween(ROUTERS * 10 - bits, ROUTERS * 10);
    }

    /** Each label is as long as labels may be, so that sockets cannot take in an answer as a whole. */
    private static List<String> manyLabels() {
        List<String> flags = new ArrayList<>(
                List.of("--entrypoints.traefik.address=127.0.0.1:0", "--metrics.prometheus.addrouterslabels"));
        for (int i = 0; i < LABELS; i++) {
            flags.add("--metrics.prometheus.headerlabels.l" + i + "=X-L" + i);
        }
        return flags;
    }

    private static RawConnection slowScraper(TestingProxy proxy) throws Exception {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port("traefik")));
        RawConnection connection = new RawConnection(socket).sendLines("GET /metrics HTTP/1.1\nHost: a\n\n");
        // From here on it has its place; else the next one to ask might take it.
        assertThat(connection.readLine()).isEqualTo("HTTP/1.1 200 OK");
        return connection;
    }

    @Test
    void scrapersThatDoNotReadHoldUpNobodyElse() throws Exception {
        Deque<RawConnection> slow = new ArrayDeque<>();
        try (RawUpstream upstream = CountingUpstream.start();
                TestingProxy proxy = TestingProxy.start(
                        "[http.routers.a]\nrule = 'Host(`a.test`)'\nservice = 'app'\n"
                                + "[[http.services.app.loadBalancer.servers]]\nurl = '" + upstream.url() + "'\n",
                        manyLabels().toArray(String[]::new))) {
            StringBuilder headers = new StringBuilder();
            for (int i = 0; i < LABELS; i++) {
                headers.append("X-L")
                        .append(i)
                        .append(": %d")
                        .append("v".repeat(250))
                        .append('\n');
            }
            try (RawConnection client = proxy.connect()) {
                for (int i = 0; i < 1000; i++) {
                    client.sendLines("GET /200/0 HTTP/1.1\nHost: a.test\n"
                            + headers.toString().replace("%d", "" + i) + "\n");
                    assertThat(client.readResponse().status()).isEqualTo(200);
                }
            }
            for (int i = 0; i < MOST_SCRAPERS; i++) {
                slow.add(slowScraper(proxy));
            }
            RawMessage refused = Scraped.get(proxy, "");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.value("Retry-After")).isEqualTo("1");
            assertThat(proxy.get("a.test", "/200/0").status()).isEqualTo(200);

            slow.pop().reset();
            Await.until(() -> Scraped.get(proxy, "").status() == 200);
        } finally {
            slow.forEach(RawConnection::close);
        }
    }
}
