package io.passeur.matrix;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.AsyncRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The proxy is to stop while something is under way that will not end by itself: the end comes with the grace time. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StopTest {

    private static final String TABLE = """
            [http.routers.app]
            rule = 'Host(`app.test`) || PathPrefix(`/app`)'
            service = 'app'
            [http.routers.gate]
            rule = 'Host(`gate.test`) || PathPrefix(`/gate`)'
            service = 'app'
            middlewares = ['gate']
            [http.middlewares.gate.gate]
            [http.services.app.loadBalancer]
            servers = [{ url = '%s' }]
            healthCheck = { path = '/health', interval = '10ms', timeout = '1h' }
            """;

    private final HalfwayServer server = new HalfwayServer();
    /** Takes what is exported to it, and does not respond. */
    private final RawUpstream collector = new RawUpstream(connection -> {
        connection.readHead();
        connection.awaitClose();
    });

    private final TestingProxy proxy = TestingProxy.start(
            TABLE.formatted(server.url()),
            "--entrypoints.web.transport.lifeCycle.graceTimeOut=200ms",
            "--core.blockingMiddlewares.maxConcurrent=1",
            "--metrics.otlp.http.endpoint=" + collector.url(),
            "--metrics.otlp.pushInterval=100ms");
    private final HttpClient http2 = new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client()));

    @BeforeEach
    void start() throws Exception {
        GatePlugin.shut();
        http2.start();
    }

    @AfterEach
    void stop() throws Exception {
        GatePlugin.open();
        http2.stop();
        proxy.close();
        server.close();
        collector.close();
    }

    @ParameterizedTest
    @EnumSource
    void anExchangeThatIsHalfDone(Running running) {
        try (RawConnection client = proxy.connect()) {
            running.begin("app.test", client, server);
            proxy.drain();
            client.awaitClose();
        }
    }

    @Test
    void halfAHead() {
        try (RawConnection client = proxy.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: a");
            proxy.drain();
            client.awaitClose();
        }
    }

    @Test
    void aRequestThatWaitsInABlockingMiddlewareAndOneThatWaitsForIt() {
        List<RawConnection> clients = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            clients.add(proxy.connect().sendLines("GET / HTTP/1.1\nHost: gate.test\nX-Wait: 1\n\n"));
        }
        GatePlugin.awaitWaiting(1);
        proxy.drain();
        clients.forEach(RawConnection::awaitClose);
        clients.forEach(RawConnection::close);
    }

    @Test
    void streamsOfHttp2() {
        AsyncRequestContent upload = new AsyncRequestContent();
        List<CompletableFuture<ContentResponse>> streams = new ArrayList<>();
        streams.add(stream("/app/wait", null));
        server.awaitHalf();
        streams.add(stream("/app/upload", upload));
        upload.write(BufferUtil.toBuffer("half"), Callback.NOOP);
        streams.add(stream("/gate", null));
        GatePlugin.awaitWaiting(1);
        proxy.drain();
        Await.until(() -> streams.stream().allMatch(CompletableFuture::isDone));
    }

    private CompletableFuture<ContentResponse> stream(String path, @Nullable AsyncRequestContent body) {
        var request = http2.newRequest("http://127.0.0.1:" + proxy.port() + path)
                .headers(headers -> headers.put("X-Wait", "1"));
        return new CompletableResponseListener(
                        body == null ? request : request.method("POST").body(body))
                .send();
    }
}
