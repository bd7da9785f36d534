package io.passeur.http.subrequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The middlewares that will stand on sub-requests, each in its smallest form. */
class SubRequestUsesTest {

    private static String web(String url, String middleware) {
        return """
                [http.routers.web]
                rule = 'PathPrefix(`/`)'
                service = 'app'
                middlewares = ['m']
                [[http.services.app.loadBalancer.servers]]
                url = '%s'
                %s
                """.formatted(url, middleware);
    }

    private static String service(String name, String url) {
        return "[[http.services." + name + ".loadBalancer.servers]]\nurl = '" + url + "'\n";
    }

    private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 2\n\nok";

    @Test
    void errorPages() {
        try (RawUpstream app = RawUpstream.respondingWith(
                        "HTTP/1.1 503 Service Unavailable\nX-App: 1\nContent-Length: 5\n\nbroke");
                RawUpstream pages = RawUpstream.respondingWith(
                        "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: 5\n\nsorry");
                TestingProxy proxy = TestingProxy.start(web(
                        app.url(),
                        "[http.middlewares.m.testErrors]\nservice = 'pages'\n" + service("pages", pages.url())));
                RawConnection client = proxy.connect()) {
            for (int i = 0; i < 3; i++) {
                client.sendLines("GET /x HTTP/1.1\nHost: x.test\n\n");
                RawMessage response = client.readResponse();
                assertThat(response.status()).isEqualTo(503);
                assertThat(response.text()).isEqualTo("sorry");
                assertThat(response.value("Content-Type")).isEqualTo("text/html");
                assertThat(response.has("X-App")).isFalse();
            }
        }
    }

    @Test
    void errorPagesForServersThatAreNotThere() {
        Queue<RawMessage> asked = new ConcurrentLinkedQueue<>();
        try (RawUpstream pages = new RawUpstream(connection -> {
                    asked.add(connection.readRequest());
                    connection.sendLines(OK);
                });
                TestingProxy proxy = TestingProxy.start(web(
                        "http://127.0.0.1:1",
                        "[http.middlewares.m.testErrors]\nservice = 'pages'\n" + service("pages", pages.url())))) {
            RawMessage response = proxy.get("x.test", "/");
            assertThat(response.status()).isEqualTo(502);
            assertThat(response.text()).isEqualTo("ok");
            assertThat(asked.remove().startLine()).isEqualTo("GET /502.html HTTP/1.1");
        }
    }

    @Test
    void forwardedAuth() {
        Queue<RawMessage> passed = new ConcurrentLinkedQueue<>();
        AtomicInteger status = new AtomicInteger(200);
        try (RawUpstream app = new RawUpstream(connection -> {
                    while (true) {
                        passed.add(connection.readRequest());
                        connection.sendLines(OK);
                    }
                });
                RawUpstream authority = new RawUpstream(connection -> {
                    while (true) {
                        RawMessage question = connection.readRequest();
                        connection.sendLines("HTTP/1.1 " + status + " X\nX-User: ada\nX-Asked: "
                                + question.value("X-Forwarded-Uri") + "\nContent-Length: 3\n\nwho");
                    }
                });
                TestingProxy proxy = TestingProxy.start(web(
                        app.url(), "[http.middlewares.m.testAuth]\naddress = '" + authority.url() + "/check?x=1'\n"))) {
            assertThat(proxy.get("x.test", "/in").text()).isEqualTo("ok");
            assertThat(passed.remove().value("X-User")).isEqualTo("ada");
            status.set(401);
            RawMessage refused = proxy.get("x.test", "/out");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.text()).isEqualTo("who");
            assertThat(refused.value("X-Asked")).isEqualTo("/out");
            assertThat(passed).isEmpty();
        }
    }

    @Test
    void forwardedAuthTellsAnAuthorityThatIsNotThereFromOneThatSays502() {
        try (RawUpstream app = RawUpstream.respondingWith(OK);
                RawUpstream authority =
                        RawUpstream.respondingWith("HTTP/1.1 502 Bad Gateway\nContent-Length: 2\n\nno")) {
            try (TestingProxy proxy = TestingProxy.start(
                    web(app.url(), "[http.middlewares.m.testAuth]\naddress = '" + authority.url() + "'\n"))) {
                assertThat(proxy.get("x.test", "/").status()).isEqualTo(502);
            }
            try (TestingProxy proxy = TestingProxy.start(
                    web(app.url(), "[http.middlewares.m.testAuth]\naddress = 'http://127.0.0.1:1'\n"))) {
                RawMessage response = proxy.get("x.test", "/");
                assertThat(response.status()).isEqualTo(500);
                assertThat(response.text()).isEmpty();
            }
        }
    }

    @Test
    void mirroring() {
        Queue<String> copies = new ConcurrentLinkedQueue<>();
        CountDownLatch release = new CountDownLatch(1);
        try (RawUpstream app = RawUpstream.respondingWith(OK);
                RawUpstream mirror = new RawUpstream(connection -> {
                    RawMessage copy = connection.readRequest();
                    copies.add(copy.startLine() + " " + copy.text());
                    release.await();
                    connection.sendLines(OK);
                });
                TestingProxy proxy = TestingProxy.start(web(
                        app.url(),
                        "[http.middlewares.m.testMirror]\nservice = 'copy'\nmaxBody = 3\nmaxInFlight = 2\n"
                                + service("copy", mirror.url())));
                RawConnection client = proxy.connect()) {
            for (String body : new String[] {"abc", "abcd", "xyz", "not"}) {
                client.sendLines(
                        "POST /" + body + " HTTP/1.1\nHost: x.test\nContent-Length: " + body.length() + "\n\n" + body);
                assertThat(client.readResponse().text()).isEqualTo("ok");
            }
            Await.until(() -> copies.size() == 2);
            assertThat(copies).containsExactlyInAnyOrder("POST /abc HTTP/1.1 abc", "POST /xyz HTTP/1.1 xyz");
            release.countDown();
            Await.until(() -> {
                client.sendLines("GET /more HTTP/1.1\nHost: x.test\n\n");
                client.readResponse();
                return copies.contains("GET /more HTTP/1.1 ");
            });
        }
    }

    @Test
    void retry() {
        AtomicInteger requests = new AtomicInteger();
        try (RawUpstream app = new RawUpstream(connection -> {
                    while (true) {
                        connection.readRequest();
                        connection.sendLines(
                                requests.incrementAndGet() % 3 == 0
                                        ? OK
                                        : "HTTP/1.1 503 Service Unavailable\nX-Failed: 1\nContent-Length: 2\n\nno");
                    }
                });
                TestingProxy proxy =
                        TestingProxy.start(web(app.url(), "[http.middlewares.m.testRetry]\nattempts = 3\n"))) {
            RawMessage response = proxy.get("x.test", "/");
            assertThat(response.text()).isEqualTo("ok");
            assertThat(response.has("X-Failed")).isFalse();
            assertThat(requests.get()).isEqualTo(3);
        }
    }

    @Test
    void retryRelaysTheLastResponse() {
        try (RawUpstream app = RawUpstream.respondingWith("HTTP/1.1 503 Service Unavailable\nContent-Length: 2\n\nno");
                TestingProxy proxy =
                        TestingProxy.start(web(app.url(), "[http.middlewares.m.testRetry]\nattempts = 2\n"))) {
            RawMessage response = proxy.get("x.test", "/");
            assertThat(response.status()).isEqualTo(503);
            assertThat(response.text()).isEqualTo("no");
        }
    }

    @Test
    void cacheFill() {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch both = new CountDownLatch(1);
        AtomicInteger requests = new AtomicInteger();
        try (RawUpstream app = new RawUpstream(connection -> {
                    connection.readRequest();
                    requests.incrementAndGet();
                    first.countDown();
                    both.await();
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 10\n\n01234");
                    connection.sendLines("56789");
                });
                TestingProxy proxy = TestingProxy.start(web(app.url(), "[http.middlewares.m.testFill]\n"));
                RawConnection one = proxy.connect();
                RawConnection two = proxy.connect()) {
            one.sendLines("GET / HTTP/1.1\nHost: x.test\n\n");
            Await.until(() -> first.getCount() == 0);
            try (RawConnection leaves = proxy.connect()) {
                leaves.sendLines("GET / HTTP/1.1\nHost: x.test\n\n");
            }
            two.sendLines("GET / HTTP/1.1\nHost: x.test\n\n");
            two.sendLines("GET /other HTTP/1.1\nHost: x.test\n\n");
            both.countDown();
            assertThat(one.readResponse().text()).isEqualTo("0123456789");
            assertThat(two.readResponse().text()).isEqualTo("0123456789");
        }
    }
}
