package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server closes a kept connection just when the next request arrives: the request is sent again if that can do no harm, and
 * else answered 502.
 */
class ReplayTest {

    private static final String FIRST = "GET /first HTTP/1.1\nHost: h\n\n";
    private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 2\n\nok";

    /** What every server has received, by the number of the connection: {@code 1 GET /first}. */
    private final List<String> received = new CopyOnWriteArrayList<>();

    private String receive(int connection, RawConnection from) {
        String line = from.readRequest().startLine().replace(" HTTP/1.1", "");
        received.add(connection + " " + line);
        return line;
    }

    private static void end(RawConnection connection, String how) {
        if (how.equals("RST")) {
            connection.reset();
        }
    }

    /** Answers the first request of a connection; what happens at the second is said by the test. */
    private RawUpstream upstream(Ending ending) {
        int[] connections = new int[1];
        return new RawUpstream(connection -> {
            int number;
            synchronized (connections) {
                number = ++connections[0];
            }
            receive(number, connection);
            if (number > 1 && ending.alsoOfNew()) {
                return;
            }
            connection.sendLines(OK);
            receive(number, connection);
            connection.send(ending.words());
            end(connection, ending.how());
        });
    }

    private record Ending(String how, String words, boolean alsoOfNew) {
        static Ending by(String how) {
            return new Ending(how, "", false);
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, FIN", "GET, RST", "OPTIONS, FIN", "TRACE, RST"})
    void safeRequestsAreSentOnceMore(String method, String how) throws Exception {
        try (RawUpstream upstream = upstream(Ending.by(how));
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            exchange(server, client);
            client.sendLines(method + " /second HTTP/1.1\nHost: h\n\n");
            assertThat(client.readResponse().text()).isEqualTo("ok");
            assertThat(received)
                    .containsExactly("1 GET /first", "1 " + method + " /second", "2 " + method + " /second");
        }
    }

    @Test
    void soIsHead() throws Exception {
        try (RawUpstream upstream = upstream(Ending.by("FIN"));
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            exchange(server, client);
            client.sendLines("HEAD /second HTTP/1.1\nHost: h\n\n");
            assertThat(client.readHeadResponse().status()).isEqualTo(200);
            assertThat(received).containsExactly("1 GET /first", "1 HEAD /second", "2 HEAD /second");
        }
    }

    /** Requests whose threads are not those of the connection to the server, as behind a middleware that may block. */
    @Test
    void soAreRequestsOfOtherThreads() throws Exception {
        try (RawUpstream upstream = upstream(Ending.by("RST"));
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            server.handOver(true);
            exchange(server, client);
            client.sendLines("GET /second HTTP/1.1\nHost: h\n\n");
            assertThat(client.readResponse().text()).isEqualTo("ok");
            assertThat(received).containsExactly("1 GET /first", "1 GET /second", "2 GET /second");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /second HTTP/1.1\nHost: h\nContent-Length: 0\n\n",
                "POST /second HTTP/1.1\nHost: h\nContent-Length: 2\n\nhi",
                "PUT /second HTTP/1.1\nHost: h\nContent-Length: 2\n\nhi",
                "DELETE /second HTTP/1.1\nHost: h\n\n",
                "PATCH /second HTTP/1.1\nHost: h\nContent-Length: 0\n\n",
                "get /second HTTP/1.1\nHost: h\n\n",
                "GET /second HTTP/1.1\nHost: h\nContent-Length: 2\n\nhi",
                "GET /second HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\n2\nhi\n0\n\n"
            })
    void allOthersAreNot(String request) throws Exception {
        for (String how : List.of("FIN", "RST")) {
            received.clear();
            try (RawUpstream upstream = upstream(Ending.by(how));
                    ForwardingServer server = ForwardingServer.to(upstream.port());
                    RawConnection client = server.connect()) {
                exchange(server, client);
                client.sendLines(request);
                assertThat(client.readResponse().status()).as(how).isEqualTo(502);
                assertThat(received).containsExactly("1 GET /first", "1 " + request.split(" HTTP", 2)[0]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H", "\r\n", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 103 Early Hints\r\n\r\n"})
    void noRequestThatTheServerHasBegunToAnswer(String words) throws Exception {
        try (RawUpstream upstream = upstream(new Ending("FIN", words, false));
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            exchange(server, client);
            client.sendLines("GET /second HTTP/1.1\nHost: h\n\n");
            RawMessage answer = client.readResponse();
            assertThat(answer.status() == 103 ? client.readResponse().status() : answer.status())
                    .isEqualTo(502);
            assertThat(received).containsExactly("1 GET /first", "1 GET /second");
        }
    }

    @Test
    void noRequestOfNewConnection() throws Exception {
        try (RawUpstream upstream = new RawUpstream(connection -> receive(1, connection));
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            client.sendLines(FIRST);
            assertThat(client.readResponse().status()).isEqualTo(502);
            assertThat(received).containsExactly("1 GET /first");
        }
    }

    @Test
    void noneTwice() throws Exception {
        try (RawUpstream upstream = upstream(new Ending("FIN", "", true));
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            exchange(server, client);
            client.sendLines("GET /second HTTP/1.1\nHost: h\n\n");
            assertThat(client.readResponse().status()).isEqualTo(502);
            assertThat(received).containsExactly("1 GET /first", "1 GET /second", "2 GET /second");
        }
    }

    /** Another kept connection may be as old as the first. */
    @Test
    void noneOnAnotherKeptConnection() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    receive(0, connection);
                    both.countDown();
                    both.await();
                    connection.sendLines(OK);
                    receive(0, connection);
                });
                ForwardingServer server =
                        new ForwardingServer(ForwardingServer.target(upstream.port(), ForwardingServer.SETTINGS), 1);
                RawConnection client = server.connect();
                RawConnection other = server.connect()) {
            other.sendLines(FIRST);
            exchange(server, client);
            assertThat(other.readResponse().text()).isEqualTo("ok");
            server.awaitStatus();
            client.sendLines("GET /second HTTP/1.1\nHost: h\n\n");
            assertThat(client.readResponse().text()).isEqualTo("ok");
            assertThat(upstream.connections()).isEqualTo(3);
        }
    }

    private static void exchange(ForwardingServer server, RawConnection client) throws InterruptedException {
        client.sendLines(FIRST);
        assertThat(client.readResponse().text()).isEqualTo("ok");
        server.awaitStatus();
    }
}
