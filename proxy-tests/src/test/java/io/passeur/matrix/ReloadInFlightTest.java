package io.passeur.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jetty.client.AsyncRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Reload × exchanges that run: whatever changes, they end as they began. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReloadInFlightTest {

    private static final String TABLE = """
            [http.routers.app]
            rule = 'Host(`app.test`) || Host(`127.0.0.1`)'
            service = 'app'
            $ROUTER
            [http.routers.weighted]
            rule = 'Host(`weighted.test`)'
            service = 'weighted'
            [http.services.weighted.weighted]
            services = [{ name = 'app', weight = 1 }]
            [http.routers.blocking]
            rule = 'Host(`blocking.test`)'
            service = 'app'
            middlewares = ['pass']
            [http.middlewares.pass.passOn]
            [http.routers.relay]
            rule = 'Host(`relay.test`)'
            service = 'noop@internal'
            middlewares = ['relay']
            $ROUTER
            [http.middlewares.relay.testRelay]
            service = 'app'
            [http.services.app.loadBalancer]
            servers = [{ url = '%s' }]
            $SERVICE
            """;

    private final ReloadingProxy proxy = new ReloadingProxy();
    private final HttpClient http2 = new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client()));
    private HalfwayServer server = new HalfwayServer();

    @BeforeAll
    void start() throws Exception {
        http2.start();
    }

    @AfterAll
    void stop() throws Exception {
        http2.stop();
        proxy.close();
    }

    @BeforeEach
    void begin() {
        server = new HalfwayServer();
        proxy.apply(Change.before(table()));
    }

    @AfterEach
    void end() {
        server.close();
    }

    private String table() {
        return TABLE.formatted(server.url());
    }

    private String url(String path) {
        return "http://127.0.0.1:" + proxy.proxy().port() + path;
    }

    static Stream<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (Change change : Change.values()) {
            for (String host : List.of("app.test", "weighted.test", "blocking.test", "relay.test")) {
                for (Running running : Running.values()) {
                    // A sub-request opens no tunnel.
                    if (running != Running.TUNNEL || !host.equals("relay.test")) {
                        pairs.add(Arguments.of(running, host, change));
                    }
                }
            }
        }
        return pairs.stream();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void anExchangeGoesOn(Running running, String host, Change change) {
        try (RawConnection client = proxy.proxy().connect()) {
            running.begin(host, client, server);
            proxy.apply(change.of(table()));
            running.end(client, server);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUploadOnAStreamOfHttp2GoesOn(Change change) throws Exception {
        AsyncRequestContent content = new AsyncRequestContent();
        CompletableResponseListener listener = new CompletableResponseListener(http2.newRequest(url("/upload"))
                .method("POST")
                .body(content)
                .headers(all -> all.put("Content-Length", 8)));
        var response = listener.send();
        content.write(BufferUtil.toBuffer("half"), Callback.NOOP);
        server.awaitHalf();
        proxy.apply(change.of(table()));
        content.write(true, BufferUtil.toBuffer("rest"), Callback.NOOP);
        assertThat(response.get(20, TimeUnit.SECONDS).getContentAsString()).isEqualTo("halfrest");
    }

    @ParameterizedTest
    @EnumSource
    void aResponseOnAStreamOfHttp2GoesOn(Change change) throws Exception {
        InputStreamResponseListener listener = new InputStreamResponseListener();
        http2.newRequest(url("/download")).send(listener);
        assertThat(listener.get(20, TimeUnit.SECONDS).getStatus()).isEqualTo(200);
        InputStream content = listener.getInputStream();
        byte[] half = new byte[4];
        assertThat(content.readNBytes(half, 0, 4)).isEqualTo(4);
        assertThat(half).asString().isEqualTo("half");
        proxy.apply(change.of(table()));
        server.goOn();
        assertThat(content.readAllBytes()).asString().isEqualTo("rest");
    }
}
