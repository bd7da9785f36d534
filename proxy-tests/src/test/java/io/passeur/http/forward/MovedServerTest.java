package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawUpstream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server whose name gets another address, as that of a container does that is deployed again. */
@Timeout(120)
final class MovedServerTest {

    @TempDir
    private Path folder;

    /** A proxy in a process of its own, because Java reads the file with the names only there. */
    static final class Proxy {

        private Proxy() {}

        public static void main(String[] arguments) throws Exception {
            UpstreamTarget target = new UpstreamTarget(
                    Protocol.valueOf(arguments[0]),
                    "moving.test",
                    Integer.parseInt(arguments[1]),
                    ForwardingServer.SETTINGS,
                    true,
                    false,
                    "");
            try (ForwardingServer server = new ForwardingServer(target)) {
                System.out.println("port " + server.port());
                // Until the test closes this end.
                int unused = System.in.read();
            }
        }
    }

    private Process start(Protocol protocol, int port, Path hosts) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djdk.net.hosts.file=" + hosts,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Proxy.class.getName(),
                        protocol.name(),
                        "" + port)
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    private static int proxyPort(Process process) throws Exception {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("port ")) {
                return Integer.parseInt(line.substring(5));
            }
        }
        throw new AssertionError("the proxy did not start");
    }

    private static RawUpstream server(Protocol protocol, String address, int port) throws IOException {
        RawUpstream.Script script = protocol == Protocol.H2C ? MovedServerTest::http2 : MovedServerTest::http1;
        return new RawUpstream(script, new ServerSocket(port, 10, InetAddress.getByName(address)));
    }

    private static void http1(RawConnection connection) {
        while (true) {
            connection.readRequest();
            connection.sendLines("HTTP/1.1 204 No Content\n\n");
        }
    }

    private static void http2(RawConnection connection) {
        connection
                .send(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0})
                .read(24);
        while (true) {
            byte[] head = connection.read(9);
            connection.read((head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | head[2] & 0xff);
            if (head[3] == 1) {
                // HEADERS with END_STREAM and END_HEADERS: status 204 of the static table.
                connection.send(new byte[] {0, 0, 1, 1, 5, head[5], head[6], head[7], head[8], (byte) 0x89});
            }
        }
    }

    private static int ask(int proxy) {
        try (RawConnection client = RawConnection.to(proxy)) {
            return client.sendLines("GET / HTTP/1.1\nHost: h\n\n").readHead().status();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP", "H2C"})
    void requestsFollow(Protocol protocol) throws Exception {
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 moving.test\n");
        RawUpstream first = server(protocol, "127.0.0.1", 0);
        Process process = start(protocol, first.port(), hosts);
        try (RawUpstream second = server(protocol, "127.0.0.2", first.port())) {
            int proxy = proxyPort(process);
            assertThat(ask(proxy)).isEqualTo(204);
            first.close();
            assertThat(second.connections()).isZero();
            Files.writeString(hosts, "127.0.0.2 moving.test\n");
            // Sooner than Java itself would forget the old address.
            Await.until(() -> ask(proxy) == 204);
            assertThat(second.connections()).isPositive();
        } finally {
            first.close();
            process.destroy();
        }
    }
}
