package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import io.passeur.testing.Await;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TlsContexts;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers behind an outbound proxy, as the environment says. Their names exist nowhere but at the proxy. */
class OutboundProxyTest {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.root("authority");

    private static ForwardingServer server(UpstreamTarget target, String... environment) {
        return new ForwardingServer(target, 2, OutboundProxies.of(variables(environment)));
    }

    private static Map<String, String> variables(String... environment) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < environment.length; i += 2) {
            variables.put(environment[i], environment[i + 1]);
        }
        return variables;
    }

    private static UpstreamTarget http(int port) {
        return new UpstreamTarget(Protocol.HTTP, "app.test", port, ForwardingServer.SETTINGS, true, false, "");
    }

    /** Responds with what it received. */
    private static void echo(RawConnection connection) {
        while (true) {
            RawMessage request = connection.readRequest();
            String body = request.startLine() + "|" + request.value("Host") + "|" + request.values("User-Agent") + "|"
                    + request.values("X-Forwarded-For") + "|" + request.has("Content-Type") + "|" + request.text();
            connection.sendLines("HTTP/1.1 200 OK\nContent-Length: " + body.length() + "\n\n" + body);
        }
    }

    @Test
    void plainHttpGoesToTheProxyWithItsWholeUrl() throws Exception {
        try (RawUpstream upstream = new RawUpstream(OutboundProxyTest::echo);
                ForwardProxy proxy = new ForwardProxy();
                ForwardingServer server = server(http(upstream.port()), "HTTP_PROXY", "127.0.0.1:" + proxy.port());
                RawConnection client = server.connect()) {
            client.sendLines("GET /a%20b?q={x} HTTP/1.1\nHost: shop.example\nUser-Agent: u\n\n");
            assertThat(client.readResponse().text())
                    .isEqualTo("GET /a%20b?q=%7Bx%7D HTTP/1.1|shop.example|[u]|[127.0.0.1]|false|");
            assertThat(proxy.requests().get(0).startLine())
                    .isEqualTo("GET http://app.test:" + upstream.port() + "/a%20b?q=%7Bx%7D HTTP/1.1");
            assertThat(server.awaitStatus()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 4\n\nbody", "Transfer-Encoding: chunked\n\n4\nbody\n0\n\n"})
    void bodiesArrive(String body) throws Exception {
        try (RawUpstream upstream = new RawUpstream(OutboundProxyTest::echo);
                ForwardProxy proxy = new ForwardProxy();
                ForwardingServer server = server(http(upstream.port()), "HTTP_PROXY", "127.0.0.1:" + proxy.port());
                RawConnection client = server.connect()) {
            client.sendLines("POST / HTTP/1.1\nHost: h\n" + body);
            assertThat(client.readResponse().text()).endsWith("|[]|[127.0.0.1]|false|body");
        }
    }

    /** What {@code ProxyHandler} loses by itself. */
    @Test
    void bodiesOfHttp2WithoutALengthArriveAndTrailersBothWays() throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    RawMessage request = connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nTrailer: X-End\n\n4\n"
                            + request.text() + "\n0\nX-End: " + request.trailers() + "\n\n");
                });
                ForwardProxy proxy = new ForwardProxy();
                ForwardingServer server = server(http(upstream.port()), "HTTP_PROXY", "127.0.0.1:" + proxy.port());
                FrameClient client = new FrameClient(server.port())) {
            FrameExchange call = client.send("POST", "/", false);
            call.data("body", false);
            call.sendTrailers("x-start", "s");
            assertThat(call.status()).isEqualTo(200);
            assertThat(call.text()).isEqualTo("body");
            assertThat(call.trailers().get("X-End")).isEqualTo("[X-Start: s]");
        }
    }

    @Test
    void expectedContinueIsGiven() throws Exception {
        try (RawUpstream upstream = new RawUpstream(OutboundProxyTest::echo);
                ForwardProxy proxy = new ForwardProxy();
                ForwardingServer server = server(http(upstream.port()), "HTTP_PROXY", "127.0.0.1:" + proxy.port());
                RawConnection client = server.connect()) {
            client.sendLines("POST / HTTP/1.1\nHost: h\nExpect: 100-continue\nContent-Length: 4\n\n");
            assertThat(client.readHead().startLine()).startsWith("HTTP/1.1 100");
            client.send("body");
            assertThat(client.readResponse().text()).endsWith("|body");
        }
    }

    @Test
    void httpsGoesThroughATunnel() throws Exception {
        TransportSettings settings = ForwardingServer.trusting(AUTHORITY, true, "");
        try (RawUpstream upstream = new RawUpstream(
                        OutboundProxyTest::echo,
                        TlsContexts.listen(TlsContexts.of(AUTHORITY.issue("app.test"), null), false));
                ForwardProxy proxy = new ForwardProxy();
                ForwardingServer server = server(
                        new UpstreamTarget(Protocol.HTTPS, "app.test", upstream.port(), settings, true, false, ""),
                        "HTTPS_PROXY",
                        "http://user:p%40ss@127.0.0.1:" + proxy.port());
                RawConnection client = server.connect()) {
            String expected = Base64.getEncoder().encodeToString("user:p@ss".getBytes(StandardCharsets.UTF_8));
            proxy.demand("Basic " + expected);
            client.sendLines("GET /x HTTP/1.1\nHost: h\n\n");
            assertThat(client.readResponse().text()).startsWith("GET /x HTTP/1.1|h|");
            assertThat(proxy.requests().get(0).startLine())
                    .isEqualTo("CONNECT app.test:" + upstream.port() + " HTTP/1.1");
        }
    }

    @Test
    void aServerWithAnotherCertificateIsRefusedThroughTheTunnelToo() throws Exception {
        TransportSettings settings = ForwardingServer.trusting(AUTHORITY, true, "");
        try (RawUpstream upstream = new RawUpstream(
                        OutboundProxyTest::echo,
                        TlsContexts.listen(TlsContexts.of(AUTHORITY.issue("other.test"), null), false));
                ForwardProxy proxy = new ForwardProxy();
                ForwardingServer server = server(
                        new UpstreamTarget(Protocol.HTTPS, "app.test", upstream.port(), settings, true, false, ""),
                        "HTTPS_PROXY",
                        "127.0.0.1:" + proxy.port());
                RawConnection client = server.connect()) {
            client.sendLines("GET /x HTTP/1.1\nHost: h\n\n");
            assertThat(client.readResponse().status()).isEqualTo(502);
        }
    }

    @Test
    void credentialsGoToTheProxyAndNotToTheServer() throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    boolean leaked = connection.readRequest().has("Proxy-Authorization");
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 5\n\n" + (leaked ? "leak!" : "clean"));
                });
                ForwardProxy proxy = new ForwardProxy();
                ForwardingServer server =
                        server(http(upstream.port()), "http_proxy", "http://u:p@127.0.0.1:" + proxy.port());
                RawConnection client = server.connect()) {
            proxy.demand("Basic " + Base64.getEncoder().encodeToString("u:p".getBytes(StandardCharsets.UTF_8)));
            client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
            assertThat(client.readResponse().text()).isEqualTo("clean");
        }
    }

    /** The name could only be resolved at the proxy. */
    @Test
    void noProxyMeansNoProxy() throws Exception {
        try (RawUpstream upstream = new RawUpstream(OutboundProxyTest::echo);
                ForwardProxy proxy = new ForwardProxy()) {
            String url = "127.0.0.1:" + proxy.port();
            try (ForwardingServer server = server(http(upstream.port()), "HTTP_PROXY", url, "NO_PROXY", ".test");
                    RawConnection client = server.connect()) {
                client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
                assertThat(client.readResponse().status()).isEqualTo(502);
            }
            UpstreamTarget itself = ForwardingServer.target(upstream.port(), ForwardingServer.SETTINGS);
            try (ForwardingServer server = server(itself, "HTTP_PROXY", url);
                    RawConnection client = server.connect()) {
                client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
                assertThat(client.readResponse().status()).isEqualTo(200);
            }
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void aProxyThatIsNotThere() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (ForwardingServer server = server(http(80), "HTTP_PROXY", "127.0.0.1:" + port);
                RawConnection client = server.connect()) {
            client.sendLines("POST / HTTP/1.1\nHost: h\nContent-Length: 4\n\nbody");
            assertThat(client.readResponse().status()).isEqualTo(502);
            assertThat(server.awaitStatus()).isEqualTo(502);
        }
    }

    @Test
    void aClientThatLeavesIsNoticed() throws Exception {
        Semaphore asked = new Semaphore(0);
        Semaphore closed = new Semaphore(0);
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    asked.release();
                    connection.awaitClose();
                    closed.release();
                });
                ForwardProxy proxy = new ForwardProxy();
                ForwardingServer server = server(http(upstream.port()), "HTTP_PROXY", "127.0.0.1:" + proxy.port());
                RawConnection client = server.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
            assertThat(asked.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            client.close();
            assertThat(closed.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            assertThat(server.awaitStatus()).isEqualTo(499);
        }
    }

    @Test
    void aResponseThatIsCutLooksCut() throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 100\n\nsome");
                });
                ForwardProxy proxy = new ForwardProxy();
                ForwardingServer server = server(http(upstream.port()), "HTTP_PROXY", "127.0.0.1:" + proxy.port());
                RawConnection client = server.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
            client.readHead();
            assertThat(client.readToEnd()).asString().isEqualTo("some");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\nConnection: Upgrade\nUpgrade: websocket", "purge / HTTP/1.1"})
    void whatJettysClientCannotSendIsRefused(String request) throws Exception {
        try (ForwardingServer server = server(http(80), "HTTP_PROXY", "127.0.0.1:1");
                RawConnection client = server.connect()) {
            client.sendLines(request + "\nHost: h\n\n");
            assertThat(client.readResponse().status()).isEqualTo(501);
        }
    }

    /** A proxy that others wrote. It cannot be told where names are, so the server is at an address of this machine. */
    @Test
    void tinyproxy(@TempDir Path folder) throws Exception {
        Path program = Path.of("/usr/bin/tinyproxy");
        assumeTrue(Files.isExecutable(program), "there is no tinyproxy");
        Optional<InetAddress> own = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
        assumeTrue(own.isPresent(), "this machine has no address but the loopback one");
        int port = freePort();
        Path configuration = Files.writeString(
                folder.resolve("tinyproxy.conf"),
                "Port " + port + "\nListen 127.0.0.1\nTimeout 60\nMaxClients 20\nLogFile \"" + folder.resolve("log")
                        + "\"\n");
        Process process = new ProcessBuilder(program.toString(), "-d", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        try (RawUpstream upstream = new RawUpstream(OutboundProxyTest::echo, new ServerSocket(0, 50, own.get()));
                ForwardingServer server = server(
                        new UpstreamTarget(
                                Protocol.HTTP,
                                own.get().getHostAddress(),
                                upstream.port(),
                                ForwardingServer.SETTINGS,
                                true,
                                false,
                                ""),
                        "HTTP_PROXY",
                        "http://127.0.0.1:" + port);
                RawConnection client = server.connect()) {
            Await.until(() -> listens(port));
            client.sendLines("POST /x?y HTTP/1.1\nHost: h\nContent-Length: 4\n\nbody");
            assertThat(client.readResponse().text())
                    .startsWith("POST /x?y HTTP/1.1|")
                    .endsWith("|body");
        } finally {
            process.destroy();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
