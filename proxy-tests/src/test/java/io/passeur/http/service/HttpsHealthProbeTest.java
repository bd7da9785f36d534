package io.passeur.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.balance.HealthOutcome;
import io.passeur.balance.HealthOutcome.Healthy;
import io.passeur.balance.HealthOutcome.Unhealthy;
import io.passeur.net.Network;
import io.passeur.spec.LoadBalancerSpec.HealthCheckSpec;
import io.passeur.spec.ServersTransportSpec;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.TlsContexts;
import io.passeur.tls.ClientTls;
import io.passeur.tls.ClientTlsCompiler;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Probes over TLS, and those that ask by gRPC. */
class HttpsHealthProbeTest {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.root("authority");

    private final Network network = new Network(1);
    private final HttpHealthProbe probe = new HttpHealthProbe(network, network.scheduler());
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final Server server = new Server();
    private int port;

    @AfterEach
    void close() throws Exception {
        server.stop();
        probe.close();
        network.close();
    }

    private static ConnectionFactory[] factories(String protocols) {
        HttpConfiguration configuration = new HttpConfiguration();
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(TlsContexts.of(AUTHORITY.issue("127.0.0.1", "web.example"), null));
        return switch (protocols) {
            case "h2c" -> new ConnectionFactory[] {new HTTP2CServerConnectionFactory(configuration)};
            case "http/1.1" ->
                new ConnectionFactory[] {
                    new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(configuration)
                };
            default ->
                new ConnectionFactory[] {
                    new SslConnectionFactory(tls, "alpn"),
                    new ALPNServerConnectionFactory("h2"),
                    new HTTP2ServerConnectionFactory(configuration)
                };
        };
    }

    private void serve(String protocols, Handler handler) throws Exception {
        ServerConnector connector = new ServerConnector(server, 1, 1, factories(protocols));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(handler);
        server.start();
        port = connector.getLocalPort();
    }

    private static ClientTls tls(boolean trusting, boolean http2) {
        List<String> roots = trusting ? List.of(AUTHORITY.pem()) : List.of();
        return new ClientTlsCompiler()
                .compile(
                        new ServersTransportSpec(
                                "", false, roots, List.of(), List.of(), "", "", "", List.of(), 0, null, !http2),
                        warning -> {});
    }

    private HealthOutcome probe(String url, String mode, String scheme, String hostname, ClientTls tls)
            throws Exception {
        Duration interval = Duration.ofSeconds(30);
        HealthCheckSpec spec = new HealthCheckSpec(
                scheme, mode, "/health", "GET", 0, 0, interval, null, Duration.ofSeconds(20), hostname, true, Map.of());
        CompletableFuture<HealthOutcome> outcome = new CompletableFuture<>();
        HealthSettings settings = HealthSettings.of(spec, "web@file", tls);
        probe.probe(ServerUrlParser.parse("url", url + "://127.0.0.1:" + port), settings, outcome::complete);
        return outcome.get(30, TimeUnit.SECONDS);
    }

    private final class Answer extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            seen.add(request.getConnectionMetaData().getProtocol() + " " + request.getHttpURI() + " "
                    + request.isSecure());
            callback.succeeded();
            return true;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http/1.1, https, '', '', true, HTTP/1.1 https://127.0.0.1/health true",
        "http/1.1, http, https, '', true, HTTP/1.1 https://127.0.0.1/health true",
        "http/1.1, https, '', web.example, true, HTTP/1.1 https://web.example/health true",
        "http/1.1, https, '', web.example, false, HTTP/1.1 https://web.example/health true",
        "h2, https, '', '', true, HTTP/2.0 https://127.0.0.1/health true",
        "h2, https, '', web.example, true, HTTP/2.0 https://web.example/health true",
    })
    void asksOverTls(String protocols, String url, String scheme, String hostname, boolean http2, String expected)
            throws Exception {
        serve(protocols, new Answer());
        assertThat(probe(url, "http", scheme, hostname, tls(true, http2))).isEqualTo(new Healthy());
        assertThat(seen.take().replace(":" + port, "")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http/1.1", "h2"})
    void saysWhyAServerIsNotTrusted(String protocols) throws Exception {
        serve(protocols, new Answer());
        assertThat(probe("https", "http", "", "", tls(false, true)))
                .asString()
                .contains("which is not a trusted authority", "rootCAs of the serversTransport");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "h2c, h2c, '', 0, 1, -",
                "h2c, http, '', 0, 1, -",
                "h2c, http, h2c, 0, 1, -",
                "h2, https, '', 0, 1, -",
                "h2, http, https, 0, 1, -",
                "h2c, h2c, '', 0, 2, the server reports NOT_SERVING",
                "h2c, h2c, '', 0, 0, the server reports UNKNOWN",
                "h2c, h2c, '', 0, 9, the server reports UNREADABLE",
                "h2c, h2c, '', 12, 1, gRPC status code 12: the server does not implement the health protocol",
                "h2c, h2c, '', 14, 1, gRPC status code 14",
            })
    void asksByGrpc(String protocols, String url, String scheme, String code, int status, String complaint)
            throws Exception {
        serve(protocols, new GrpcAnswer(code, status));
        assertThat(probe(url, "grpc", scheme, "", tls(true, true)))
                .isEqualTo(complaint == null ? new Healthy() : new Unhealthy(complaint));
        assertThat(seen.take())
                .isEqualTo("POST /grpc.health.v1.Health/Check application/grpc trailers [0, 0, 0, 0, 0]");
    }

    private final class GrpcAnswer extends Handler.Abstract {

        private final String code;
        private final int status;

        GrpcAnswer(String code, int status) {
            this.code = code;
            this.status = status;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            byte[] body = Content.Source.asByteArrayAsync(request, 100).get();
            seen.add(request.getMethod() + " " + request.getHttpURI().getPath() + " "
                    + request.getHeaders().get("content-type") + " "
                    + request.getHeaders().get("te") + " " + Arrays.toString(body));
            response.getHeaders().put("content-type", "application/grpc");
            if (!code.equals("0")) {
                response.getHeaders().put("grpc-status", code);
                callback.succeeded();
                return true;
            }
            response.setTrailersSupplier(() -> HttpFields.build().put("grpc-status", code));
            byte[] message = {0, 0, 0, 0, 2, 8, (byte) status};
            response.write(true, ByteBuffer.wrap(message), callback);
            return true;
        }
    }

    @Test
    void aServerThatSpeaksNoGrpcIsNotHealthy() throws Exception {
        serve("h2c", new Answer());
        assertThat(probe("h2c", "grpc", "", "", tls(true, true)))
                .isEqualTo(new Unhealthy("the response has no grpc-status; does the server speak gRPC?"));
    }
}
