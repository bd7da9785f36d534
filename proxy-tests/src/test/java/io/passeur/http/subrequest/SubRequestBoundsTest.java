package io.passeur.http.subrequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import io.passeur.testing.TlsContexts;
import org.junit.jupiter.api.Test;

/** What keeps a sub-request from being sent. */
class SubRequestBoundsTest {

    /** The service's server is the proxy itself, so that each sub-request comes in as a request again. */
    @Test
    void doesNotGoRoundThroughTheNetwork() {
        try (RawUpstream nobody = new RawUpstream(connection -> {});
                TestingProxy proxy = TestingProxy.start(SubRequestTest.relaying(nobody.url(), ""))) {
            proxy.push(SubRequestTest.relaying("http://127.0.0.1:" + proxy.port(), "# itself\n"));
            Await.until(() -> proxy.get("x.test", "/").status() == 508);
            assertThat(proxy.get("x.test", "/").text())
                    .isEqualTo("LOOP the sub-request of relay@testing (GET to other@testing) is not sent:"
                            + " it would loop: the request is itself a sub-request of relay@testing\n");
        }
    }

    @Test
    void doesNotGoDeeperThanEightSubRequests() {
        String marks = "X-Passeur-Sub-Request: 1\n".repeat(8);
        try (RawUpstream other = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
                TestingProxy proxy = TestingProxy.start(SubRequestTest.relaying(other.url(), ""));
                var client = proxy.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: x.test\n" + marks + "\n");
            assertThat(client.readResponse().text()).contains("sub-requests are nested too deeply: 8 levels");
            client.sendLines("GET / HTTP/1.1\nHost: x.test\n" + marks.substring(25) + "\n");
            assertThat(client.readResponse().text()).isEqualTo("ok");
        }
    }

    @Test
    void countsWhatIsInFlightForOneAndForAll() {
        InFlight all = new InFlight("the proxy", 3, null);
        InFlight one = new InFlight("a@file", 2, all);
        InFlight two = new InFlight("b@file", 2, all);
        assertThat(one.begin()).isNull();
        assertThat(one.begin()).isNull();
        assertThat(one.begin()).isEqualTo("a@file has 2 sub-requests in flight, which is its limit");
        assertThat(two.begin()).isNull();
        assertThat(two.begin()).isEqualTo("the proxy has 3 sub-requests in flight, which is its limit");
        one.end();
        assertThat(two.begin()).isNull();
        assertThat(two.count()).isEqualTo(2);
        assertThat(all.count()).isEqualTo(3);
    }

    @Test
    void followsTheHeap() {
        assertThat(SubRequestManager.mostInFlight(16L << 20)).isEqualTo(256);
        assertThat(SubRequestManager.mostInFlight(128L << 20)).isEqualTo(1024);
        assertThat(SubRequestManager.mostInFlight(64L << 30)).isEqualTo(16384);
    }

    @Test
    void trustsTheAuthoritiesOfTheMiddlewaresOwnSettings() {
        CertificateAuthority right = CertificateAuthority.root("right");
        String ok = "HTTP/1.1 200 OK\nContent-Length: 2\n\nok";
        try (RawUpstream app = RawUpstream.respondingWith(ok);
                RawUpstream authority = new RawUpstream(
                        connection -> {
                            connection.readRequest();
                            connection.sendLines(ok);
                        },
                        TlsContexts.listen(TlsContexts.of(right.issue("127.0.0.1"), null), false))) {
            String web = """
                    [http.routers.web]
                    rule = 'PathPrefix(`/`)'
                    service = 'app'
                    middlewares = ['auth']
                    [[http.services.app.loadBalancer.servers]]
                    url = '%s'
                    [http.middlewares.auth.testAuth]
                    address = 'https://127.0.0.1:%d/'
                    """.formatted(app.url(), authority.port());
            String tls = "[http.middlewares.auth.testAuth.tls]\nca = '''" + right.pem() + "'''\n";
            try (TestingProxy proxy = TestingProxy.start(web)) {
                assertThat(proxy.get("x.test", "/").status()).isEqualTo(500);
            }
            try (TestingProxy proxy = TestingProxy.start(web + tls)) {
                assertThat(proxy.get("x.test", "/").text()).isEqualTo("ok");
            }
            try (TestingProxy proxy = TestingProxy.start(web + tls.replace("ca =", "key ="))) {
                assertThat(proxy.view().problems())
                        .anySatisfy(
                                problem -> assertThat(problem).asString().contains("cert: missing, but key is set"));
            }
        }
    }
}
