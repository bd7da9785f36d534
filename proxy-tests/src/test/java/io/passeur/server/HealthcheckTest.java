package io.passeur.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthcheckTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int healthcheck(String... flags) {
        List<String> arguments = new ArrayList<>(List.of("healthcheck"));
        arguments.addAll(List.of(flags));
        Commands commands = new Commands(
                loaded -> {
                    throw new AssertionError("it must only ask");
                },
                new HomeFolders(null, folder),
                () -> {
                    throw new AssertionError("it needs no plugins");
                },
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Map.of("HOME", folder.toString()),
                folder);
        return commands.execute(arguments);
    }

    private String said() {
        assertThat(err.toString(UTF_8)).isEmpty();
        return out.toString(UTF_8).strip();
    }

    private static String address(int port) {
        return "--entrypoints.traefik.address=127.0.0.1:" + port;
    }

    @Test
    void asksARunningProxy() {
        try (TestingProxy proxy = TestingProxy.start("", "--ping", address(0))) {
            int port = proxy.port("traefik");

            assertThat(healthcheck("--ping", address(port) + "/tcp")).isZero();
            assertThat(said()).isEqualTo("OK: http://127.0.0.1:" + port + "/ping");
        }
    }

    @Test
    void asksThisMachineWhereTheEntryPointIsOnAllAddresses() {
        try (TestingProxy proxy = TestingProxy.start("", "--ping", "--entrypoints.traefik.address=:0")) {
            int port = proxy.port("traefik");

            assertThat(healthcheck("--ping", "--entrypoints.traefik.address=:" + port))
                    .isZero();
            assertThat(said()).isEqualTo("OK: http://:" + port + "/ping");
        }
    }

    @Test
    void asksForTheHeadAlone() throws Exception {
        BlockingQueue<RawMessage> requests = new LinkedBlockingQueue<>();
        try (RawUpstream server = new RawUpstream(connection -> {
            requests.add(connection.readRequest());
            connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 2\n\n");
        })) {
            assertThat(healthcheck("--ping.entrypoint=web", "--entrypoints.web.address=127.0.0.1:" + server.port()))
                    .isZero();
            assertThat(requests.take().startLine()).isEqualTo("HEAD /ping HTTP/1.1");
        }
    }

    @Test
    void failsOnAnyOtherStatus() {
        try (RawUpstream server = RawUpstream.respondingWith("HTTP/1.1 503 Whatever\nContent-Length: 19\n\n")) {
            assertThat(healthcheck("--ping", address(server.port()))).isEqualTo(1);
            assertThat(said()).isEqualTo("Bad healthcheck status: 503 Service Unavailable");
        }
    }

    @Test
    void failsIfNobodyIsThere() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(healthcheck("--ping", address(port))).isEqualTo(1);
        assertThat(said())
                .isEqualTo(
                        "Error calling healthcheck: 127.0.0.1:" + port + " cannot be reached; is the proxy running?");
    }

    @Test
    void failsIfWhatIsThereIsNoProxy() {
        try (RawUpstream server = RawUpstream.respondingWith("220 mail.test ESMTP\n")) {
            assertThat(healthcheck("--ping", address(server.port()))).isEqualTo(1);
            assertThat(said())
                    .startsWith(
                            "Error calling healthcheck: 127.0.0.1:" + server.port() + " sent an invalid response: ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--entrypoints.web.address=:1 | please enable `ping` to use health check",
                "--ping.entrypoint=wbe --entrypoints.web.address=:1 | ping: missing wbe entrypoint",
                "--ping.manualrouting --entrypoints.web.address=:1 | ping: missing traefik entrypoint",
                "--ping --entrypoints.traefik.address=:0 | entryPoints.traefik.address: \":0\" lets the system choose"
                        + " the port, so the health check does not know it; set a port",
            })
    void saysWhyThereIsNothingToAsk(String row) {
        String[] columns = row.split(" \\| ");

        assertThat(healthcheck(columns[0].split(" "))).isEqualTo(1);
        assertThat(said()).isEqualTo("Error calling healthcheck: " + columns[1]);
    }
}
