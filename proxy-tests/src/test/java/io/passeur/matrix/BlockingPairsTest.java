package io.passeur.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.client.AsyncRequestContent;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests behind a blocking middleware, on streams of one connection and with bodies. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BlockingPairsTest {

    private static final int LARGE = 8 * 1024 * 1024;
    private static final byte[] PIECE = new byte[64 * 1024];

    private static final String TABLE = """
            [http.routers.gate]
            rule = 'PathPrefix(`/gate`)'
            service = 'app'
            middlewares = ['gate']
            [http.middlewares.gate.gate]
            [http.routers.free]
            rule = 'PathPrefix(`/free`)'
            service = 'app'
            [http.services.app.loadBalancer]
            servers = [{ url = '%s' }]
            """;

    private final AtomicLong written = new AtomicLong();
    /** Sends the length of the request's body, or many bytes. */
    private final RawUpstream server = new RawUpstream(connection -> {
        while (true) {
            RawMessage request = connection.readRequest();
            if (request.startLine().contains("/large")) {
                connection.sendLines("HTTP/1.1 200 OK\nContent-Length: " + LARGE + "\n\n");
                for (int sent = 0; sent < LARGE; sent += PIECE.length) {
                    connection.send(PIECE);
                    written.addAndGet(PIECE.length);
                }
            } else {
                String length = String.valueOf(request.body().length);
                connection.sendLines("HTTP/1.1 200 OK\nContent-Length: " + length.length() + "\n\n" + length);
            }
        }
    });

    private final TestingProxy proxy =
            TestingProxy.start(TABLE.formatted(server.url()), "--entrypoints.web.transport.lifeCycle.graceTimeOut=1h");
    private final HTTP2Client frames = new HTTP2Client();
    private final HttpClient http2 = new HttpClient(new HttpClientTransportOverHTTP2(frames));

    @BeforeEach
    void start() throws Exception {
        frames.setInitialStreamRecvWindow(64 * 1024);
        http2.setMaxConnectionsPerDestination(1);
        http2.start();
        GatePlugin.shut();
    }

    @AfterEach
    void stop() throws Exception {
        GatePlugin.open();
        http2.stop();
        proxy.close();
        server.close();
    }

    private Request request(String path) {
        return http2.newRequest("http://127.0.0.1:" + proxy.port() + path).timeout(20, TimeUnit.SECONDS);
    }

    private Request waiting(String path) {
        return request(path).headers(headers -> headers.put("X-Wait", "yes"));
    }

    private static CompletableFuture<ContentResponse> send(Request request) {
        return new CompletableResponseListener(request, LARGE * 2).send();
    }

    @Test
    void otherStreamsOfTheConnectionGoOn() throws Exception {
        List<CompletableFuture<ContentResponse>> parked = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            parked.add(send(waiting("/gate")));
        }
        GatePlugin.awaitWaiting(50);
        assertThat(request("/free").send().getContentAsString()).isEqualTo("0");
        assertThat(request("/gate").send().getContentAsString()).isEqualTo("0");
        GatePlugin.open();
        for (CompletableFuture<ContentResponse> response : parked) {
            assertThat(response.get(20, TimeUnit.SECONDS).getStatus()).isEqualTo(200);
        }
    }

    @Test
    void aStreamThatIsNotReadHoldsUpItsServerAndNoOtherStream() throws Exception {
        InputStreamResponseListener listener = new InputStreamResponseListener();
        request("/gate/large").send(listener);
        assertThat(listener.get(20, TimeUnit.SECONDS).getStatus()).isEqualTo(200);
        for (int i = 0; i < 100; i++) {
            assertThat(request("/gate").send().getContentAsString()).isEqualTo("0");
            assertThat(request("/free").send().getContentAsString()).isEqualTo("0");
        }
        assertThat(written.get()).isLessThan(LARGE);
        try (InputStream content = listener.getInputStream()) {
            assertThat(content.readAllBytes()).hasSize(LARGE);
        }
    }

    @Test
    void anUploadThatNobodyReadsHoldsUpNoOtherStream() throws Exception {
        CompletableFuture<ContentResponse> parked =
                send(waiting("/gate").method("POST").body(new BytesRequestContent(new byte[LARGE])));
        GatePlugin.awaitWaiting(1);
        for (int i = 0; i < 50; i++) {
            Request small = request(i % 2 == 0 ? "/gate" : "/free").method("POST");
            assertThat(small.body(new BytesRequestContent(new byte[10_000]))
                            .send()
                            .getContentAsString())
                    .isEqualTo("10000");
        }
        GatePlugin.open();
        assertThat(parked.get(20, TimeUnit.SECONDS).getContentAsString()).isEqualTo(String.valueOf(LARGE));
    }

    @Test
    void anUploadInPiecesArrivesWhole() throws Exception {
        AsyncRequestContent content = new AsyncRequestContent();
        CompletableFuture<ContentResponse> response =
                send(waiting("/gate").method("POST").body(content));
        content.write(ByteBuffer.wrap(PIECE), Callback.NOOP);
        GatePlugin.awaitWaiting(1);
        content.write(ByteBuffer.wrap(PIECE), Callback.NOOP);
        GatePlugin.open();
        content.write(ByteBuffer.wrap(PIECE), Callback.NOOP);
        content.close();
        assertThat(response.get(20, TimeUnit.SECONDS).getContentAsString()).isEqualTo(String.valueOf(3 * PIECE.length));
    }

    @Test
    void aChunkedUploadOverHttp1ArrivesWhole() {
        try (RawConnection client = proxy.connect()) {
            client.sendLines("POST /gate HTTP/1.1\nHost: a\nX-Wait: 1\nTransfer-Encoding: chunked\n\n5\nhello\n");
            GatePlugin.awaitWaiting(1);
            GatePlugin.open();
            for (int i = 0; i < 64; i++) {
                client.sendLines("10000\n").send(PIECE).sendLines("\n");
            }
            client.sendLines("0\n\n");
            assertThat(client.readResponse().text()).isEqualTo(String.valueOf(64 * PIECE.length + 5));
            client.sendLines("GET /free HTTP/1.1\nHost: a\n\n");
            assertThat(client.readResponse().text()).isEqualTo("0");
        }
    }

    @Test
    void aClientThatLeavesMeanwhileLeavesNothing() throws Exception {
        List<CompletableFuture<ContentResponse>> streams = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            streams.add(send(waiting("/gate").method("POST").body(new BytesRequestContent(new byte[100]))));
            RawConnection client = proxy.connect();
            client.sendLines("POST /gate HTTP/1.1\nHost: a\nX-Wait: 1\nContent-Length: 10\n\nbegin");
            GatePlugin.awaitWaiting(2 * i + 2);
            client.close();
        }
        http2.stop();
        GatePlugin.open();
        GatePlugin.awaitWaiting(0);
        assertThat(proxy.get("a", "/gate").text()).isEqualTo("0");
        assertThat(streams).allMatch(stream -> stream.isCompletedExceptionally());
        // Returns when no request is left; if one were, it would take an hour.
        proxy.drain();
    }

    @Test
    void aStreamThatItsClientResetsMeanwhileIsNotSent() throws Exception {
        for (String method : List.of("GET", "POST")) {
            GatePlugin.shut();
            Request reset = waiting("/gate").method(method);
            CompletableFuture<ContentResponse> response =
                    send(method.equals("GET") ? reset : reset.body(new BytesRequestContent(new byte[100])));
            GatePlugin.awaitWaiting(1);
            reset.abort(new IllegalStateException("as a test wants it"));
            assertThat(response).isCompletedExceptionally();
            assertThat(request("/free").send().getContentAsString()).isEqualTo("0");
            GatePlugin.open();
            GatePlugin.awaitWaiting(0);
            assertThat(request("/gate").send().getContentAsString()).isEqualTo("0");
        }
        proxy.drain();
    }
}
