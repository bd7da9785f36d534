package io.passeur.routing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A connection that outlives several configurations pins what it uses and nothing else. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LongConnectionsTest {

    private static final int RELOADS = 4;

    private final Semaphore events = new Semaphore(0);
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    /** Sends an event whenever the test wants one, or opens a tunnel that sends back what it gets. */
    private final RawUpstream slow = new RawUpstream(connection -> {
        if (connection.readRequest().headers().contains("Upgrade: echo")) {
            connection.sendLines("HTTP/1.1 101 Switching Protocols\nUpgrade: echo\nConnection: Upgrade\n\n");
            while (true) {
                connection.send(connection.read(1));
            }
        }
        connection.sendLines("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n1\n!\n");
        while (true) {
            events.acquire();
            connection.sendLines("1\n.\n");
        }
    });
    /** One for each configuration; they keep their connections open for as long as the proxy does. */
    private final List<RawUpstream> others = new ArrayList<>();

    LongConnectionsTest() {
        for (int i = 0; i <= RELOADS; i++) {
            others.add(new RawUpstream(connection -> {
                String path = connection.readRequest().startLine().split(" ")[1];
                connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 5\n\nother");
                connection.awaitClose();
                ended.add(path);
            }));
        }
    }

    @AfterEach
    void close() {
        slow.close();
        others.forEach(RawUpstream::close);
    }

    /** @param prefix makes names of this test's own */
    private String table(String prefix, int number) {
        return """
                [http.routers.slow]
                rule = 'Host(`slow.test`) || Host(`127.0.0.1`)'
                service = 'slow'
                middlewares = ['%1$sused%2$d']
                [http.middlewares.%1$sused%2$d.tracked]
                [[http.services.slow.loadBalancer.servers]]
                url = '%3$s'
                [http.routers.other]
                rule = 'Host(`other.test`)'
                service = 'other%2$d'
                middlewares = ['%1$sother%2$d']
                [http.middlewares.%1$sother%2$d.tracked]
                [[http.services.other%2$d.loadBalancer.servers]]
                url = '%4$s'
                """.formatted(prefix, number, slow.url(), others.get(number).url());
    }

    /** Every generation but the last gives back all that {@code other.test} used, though the long connection goes on. */
    private void reload(TestingProxy proxy, String prefix) {
        for (int i = 0; i < RELOADS; i++) {
            String path = "/" + prefix + i;
            assertThat(proxy.get("other.test", path).text()).isEqualTo("other");
            var handler = requireNonNull(TrackingPlugin.HANDLERS.get(prefix + "other" + i + "@testing"));
            proxy.push(table(prefix, i + 1));
            String old = prefix + "other" + i + "@testing";
            Await.until(() -> TrackingPlugin.CLOSED.contains(old));
            Await.until(() -> ended.contains(path));
            Await.until(() -> {
                System.gc();
                return handler.get() == null;
            });
        }
    }

    @Test
    void aTunnelPinsNoOtherRoute() {
        try (TestingProxy proxy = TestingProxy.start(table("tunnel", 0));
                RawConnection client = proxy.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: slow.test\nConnection: Upgrade\nUpgrade: echo\n\n");
            assertThat(client.readHead().status()).isEqualTo(101);
            reload(proxy, "tunnel");
            assertThat(client.send("ping").read(4)).asString().isEqualTo("ping");
        }
    }

    @Test
    void aResponseThatNeverEndsPinsItsOwnRoute() {
        try (TestingProxy proxy = TestingProxy.start(table("stream", 0));
                RawConnection client = proxy.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: slow.test\n\n");
            assertThat(client.readHead().status()).isEqualTo(200);
            reload(proxy, "stream");
            assertThat(TrackingPlugin.CLOSED).contains("streamused1@testing").doesNotContain("streamused0@testing");
            // The end of a chunk is sent together with the next one.
            assertThat(client.read(4)).asString().isEqualTo("1\r\n!");
            events.release();
            assertThat(client.read(6)).asString().isEqualTo("\r\n1\r\n.");
            client.close();
            Await.until(() -> TrackingPlugin.CLOSED.contains("streamused0@testing"));
        }
    }

    @Test
    void aConnectionOfHttp2PinsTheRoutesOfItsOpenStreams() throws Exception {
        HttpClient client = new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client()));
        client.start();
        try (TestingProxy proxy = TestingProxy.start(table("h2", 0))) {
            InputStreamResponseListener listener = new InputStreamResponseListener();
            client.newRequest("http://127.0.0.1:" + proxy.port()).send(listener);
            assertThat(listener.get(20, TimeUnit.SECONDS).getStatus()).isEqualTo(200);
            reload(proxy, "h2");
            assertThat(TrackingPlugin.CLOSED).doesNotContain("h2used0@testing");
            InputStream content = listener.getInputStream();
            assertThat(content.read()).isEqualTo('!');
            events.release();
            assertThat(content.read()).isEqualTo('.');
            client.stop();
            Await.until(() -> TrackingPlugin.CLOSED.contains("h2used0@testing"));
        } finally {
            client.stop();
        }
    }
}
