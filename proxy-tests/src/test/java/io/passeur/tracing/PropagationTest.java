package io.passeur.tracing;

import static io.passeur.tracing.TracedProxy.named;
import static io.passeur.tracing.TracedProxy.toServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How traces go on from client to server. */
class PropagationTest {

    private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 2\n\nok";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    /** Recorded, and begun with an id that is random in all its bits. */
    private static final String BEGUN = "03";

    private static final String SPAN = "00f067aa0ba902b7";

    private final BlockingQueue<RawMessage> received = new LinkedBlockingQueue<>();

    private RawUpstream server() {
        return new RawUpstream(connection -> {
            while (true) {
                received.add(connection.readRequest());
                connection.sendLines(OK);
            }
        });
    }

    private RawMessage received() throws InterruptedException {
        RawMessage message = received.poll(20, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("the server got no request");
        }
        return message;
    }

    private static String parent(SeenSpan span, String flags) {
        return "00-" + span.trace() + "-" + span.id() + "-" + flags;
    }

    @Test
    void withoutAParentATraceBeginsHere() throws Exception {
        try (RawUpstream server = server();
                TracedProxy proxy = new TracedProxy(toServer(server.url()))) {
            proxy.get("/");
            List<SeenSpan> spans = proxy.spans();
            RawMessage told = received();

            assertThat(told.headers()).contains("Traceparent: " + parent(named("ReverseProxy", spans), BEGUN));
            assertThat(told.has("tracestate")).isFalse();
            assertThat(told.has("baggage")).isFalse();
        }
    }

    @Test
    void aParentThatIsRecordedIsGoneOnWithWhateverTheRate() throws Exception {
        try (RawUpstream server = server();
                TracedProxy proxy = new TracedProxy(toServer(server.url()), "--tracing.sampleRate=0")) {
            proxy.getWith("traceparent: 00-" + TRACE + "-" + SPAN + "-01\ntracestate: one=1,two=2\n"
                    + "baggage: user=me,shop=42;of=town\n");
            List<SeenSpan> spans = proxy.spans();
            RawMessage told = received();

            assertThat(named("GET", spans).trace()).isEqualTo(TRACE);
            assertThat(named("GET", spans).parent()).isEqualTo(SPAN);
            assertThat(named("GET", spans).state()).isEqualTo("one=1,two=2");
            assertThat(told.values("traceparent")).containsExactly(parent(named("ReverseProxy", spans), "01"));
            assertThat(told.values("tracestate")).containsExactly("one=1,two=2");
            assertThat(told.values("baggage")).hasSize(1);
            assertThat(told.value("baggage").split(",")).containsExactlyInAnyOrder("user=me", "shop=42;of=town");
        }
    }

    @Test
    void aParentThatIsNotRecordedStaysSoWhateverTheRate() throws Exception {
        try (RawUpstream server = server();
                TracedProxy proxy = new TracedProxy(toServer(server.url()))) {
            proxy.getWith("traceparent: 00-" + TRACE + "-" + SPAN + "-00\ntracestate: one=1\nbaggage: user=me\n");
            RawMessage told = received();

            assertThat(proxy.spans()).isEmpty();
            assertThat(told.value("traceparent"))
                    .matches("00-" + TRACE + "-[0-9a-f]{16}-00")
                    .doesNotContain(SPAN);
            assertThat(told.value("tracestate")).isEqualTo("one=1");
            assertThat(told.value("baggage")).isEqualTo("user=me");
        }
    }

    @Test
    void aTraceThatTheRateLeavesOutIsPassedOnAsThat() throws Exception {
        try (RawUpstream server = server();
                TracedProxy proxy = new TracedProxy(toServer(server.url()), "--tracing.sampleRate=0")) {
            proxy.get("/");

            assertThat(proxy.spans()).isEmpty();
            assertThat(received().value("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[02]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "nonsense"
            })
    void aParentThatIsNoneCountsForNothingNorDoesItsState(String nonsense) throws Exception {
        try (RawUpstream server = server();
                TracedProxy proxy = new TracedProxy(toServer(server.url()))) {
            proxy.getWith("traceparent: " + nonsense + "\ntracestate: one=1\n");
            List<SeenSpan> spans = proxy.spans();
            RawMessage told = received();

            assertThat(named("GET", spans).parent()).isEmpty();
            assertThat(named("GET", spans).trace()).isNotEqualTo(TRACE);
            assertThat(told.values("traceparent")).containsExactly(parent(named("ReverseProxy", spans), BEGUN));
            assertThat(told.has("tracestate")).isFalse();
        }
    }

    @Test
    void baggageThatCannotBeReadStays() throws Exception {
        try (RawUpstream server = server();
                TracedProxy proxy = new TracedProxy(toServer(server.url()))) {
            proxy.getWith("baggage: it is somebody else's\n");

            assertThat(received().values("baggage")).containsExactly("it is somebody else's");
        }
    }

    @Test
    void whereNothingIsTracedHeadersPassAsTheyAre() throws Exception {
        String own = "Traceparent: 00-" + TRACE + "-" + SPAN + "-01";
        try (RawUpstream server = server();
                TracedProxy proxy = new TracedProxy(toServer(server.url()) + "observability.tracing = false\n")) {
            proxy.getWith(own + "\n");
            RawMessage told = received();

            assertThat(told.headers()).contains(own);
            assertThat(proxy.spans()).isEmpty();
        }
    }

    @Test
    void detailedTracesNameTheSpanNextToTheServer() throws Exception {
        try (RawUpstream server = server();
                TracedProxy proxy = new TracedProxy(
                        toServer(server.url()), "--entrypoints.web.observability.traceVerbosity=detailed")) {
            proxy.get("/");
            List<SeenSpan> spans = proxy.spans();

            assertThat(received().value("traceparent")).isEqualTo(parent(named("ReverseProxy", spans), BEGUN));
            assertThat(named("ReverseProxy", spans).parent())
                    .isEqualTo(named("Service", spans).id());
        }
    }

    @Test
    void serversThatSpeakHttp2AreToldToo() throws Exception {
        Queue<HttpFields> heads = new ConcurrentLinkedQueue<>();
        Server server = new Server();
        ServerConnector connector =
                new ServerConnector(server, new HTTP2CServerConnectionFactory(new HttpConfiguration()));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                heads.add(HttpFields.build(request.getHeaders()));
                response.setStatus(404);
                callback.succeeded();
                return true;
            }
        });
        server.start();
        try (TracedProxy proxy = new TracedProxy(toServer("h2c://127.0.0.1:" + connector.getLocalPort()))) {
            proxy.getWith("tracestate: one=1\ntraceparent: 00-" + TRACE + "-" + SPAN + "-01\n");
            List<SeenSpan> spans = proxy.spans();
            SeenSpan sent = named("ReverseProxy", spans);

            assertThat(heads).hasSize(1);
            assertThat(heads.remove().stream().map(field -> field.getName() + ": " + field.getValue()))
                    .contains("traceparent: " + parent(sent, "01"), "tracestate: one=1");
            assertThat(sent.attributes())
                    .containsEntry("network.protocol.version", "2")
                    .containsEntry("http.response.status_code", 404L)
                    .containsEntry("url.full", "http://127.0.0.1:" + connector.getLocalPort() + "/");
            assertThat(sent.error()).isTrue();
        } finally {
            server.stop();
        }
    }

    @Test
    void healthChecksAreNoPartOfAnyTrace() throws Exception {
        String check = """
                [http.services.app.loadBalancer.healthCheck]
                path = '/health'
                interval = '50ms'
                timeout = '10s'
                """;
        try (RawUpstream server = server();
                TracedProxy proxy = new TracedProxy(toServer(server.url()) + check)) {
            Await.until(() -> received.size() > 1);
            RawMessage told = received();

            assertThat(told.startLine()).isEqualTo("GET /health HTTP/1.1");
            assertThat(told.has("traceparent")).isFalse();
            assertThat(proxy.spans()).isEmpty();
        }
    }
}
