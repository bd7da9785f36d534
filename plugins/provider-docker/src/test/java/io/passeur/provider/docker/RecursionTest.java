package io.passeur.provider.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The proxy finds its own container too, and must not send requests round in circles. */
@Timeout(120)
class RecursionTest {

    /** The name {@code own@docker} as FNV-1 of 64 bits. */
    private static final String MARK = "%016x".formatted(fnv1("own@docker"));

    @TempDir
    Path folder;

    private static long fnv1(String text) {
        long hash = 0xcbf29ce484222325L;
        for (char letter : text.toCharArray()) {
            hash = hash * 0x100000001b3L ^ letter;
        }
        return hash;
    }

    private static TestContainer container(String name, int number, int port) {
        return new TestContainer(name, number)
                .with("status", "Up 1 hour")
                .with("nets", "web:127.0.0.1")
                .label("traefik.http.services." + name + ".loadbalancer.server.port=" + port);
    }

    private static RawMessage get(TestingProxy proxy, String host, String headers) {
        try (RawConnection connection = proxy.connect()) {
            connection.sendLines("GET / HTTP/1.1\nHost: " + host + "\n" + headers + "\n");
            return connection.readResponse();
        }
    }

    @Test
    void aRouterWithTheDefaultRuleMarksRequestsAndRefusesThoseItHasMarked() {
        LinkedBlockingQueue<List<String>> marks = new LinkedBlockingQueue<>();
        try (FakeEngine engine = new FakeEngine(folder);
                RawUpstream server = new RawUpstream(connection -> {
                    while (true) {
                        marks.add(connection.readRequest().values("X-Traefik-Router"));
                        connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
                    }
                })) {
            engine.lists(TestContainer.list(Stream.of(
                            container("own", 1, server.port()),
                            container("ruled", 2, server.port()).label("traefik.http.routers.ruled.rule=Host(`ruled`)"))
                    .toList()));
            try (TestingProxy proxy = TestingProxy.start("", "--providers.docker.endpoint=" + engine.endpoint())) {
                assertThat(get(proxy, "own", "X-Traefik-Router: other\n").status())
                        .isEqualTo(200);
                assertThat(marks.remove()).containsExactly(MARK);
                RawMessage again = get(proxy, "own", "X-Traefik-Router: " + MARK + "\n");
                assertThat(again.status()).isEqualTo(400);
                assertThat(again.text()).isEmpty();
                assertThat(get(proxy, "ruled", "").status()).isEqualTo(200);
                assertThat(marks.remove()).isEmpty();
            }
        }
    }
}
