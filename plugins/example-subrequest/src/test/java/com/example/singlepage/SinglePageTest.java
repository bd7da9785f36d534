package com.example.singlepage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Responses;
import io.passeur.testing.MiddlewareHarness;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.junit.jupiter.api.Test;

class SinglePageTest {

    private static final Request.Handler NOT_FOUND = responding(404, "no such file");

    private static Request.Handler responding(int status, String text) {
        return (request, response, callback) -> {
            Responses.send(response, callback, status, text);
            return true;
        };
    }

    /** The middleware and its service, each behind a real server. */
    @Test
    void respondsWithThePage() {
        try (MiddlewareHarness harness = MiddlewareHarness.of(
                        new SinglePageFactory(), new SinglePageConfig("pages", "/index.html"))
                .respondingWith(NOT_FOUND)
                .service("pages", responding(200, "the page"))
                .start()) {
            RawMessage response = harness.get("/deep/link");
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).isEqualTo("the page");
            assertThat(harness.received("pages").target()).isEqualTo("/index.html");
        }
    }

    @Test
    void leavesOtherResponsesAlone() {
        try (MiddlewareHarness harness = MiddlewareHarness.of(new SinglePageFactory(), Map.of("service", "pages"))
                .respondingWith(responding(403, "no"))
                .service("pages", responding(200, "the page"))
                .start()) {
            assertThat(harness.get("/").text()).isEqualTo("no");
            assertThat(harness.receivedCount("pages")).isZero();
        }
    }

    @Test
    void refusesAServiceThatDoesNotExist() {
        var harness = MiddlewareHarness.of(new SinglePageFactory(), Map.of("service", "nowhere"));

        assertThatThrownBy(harness::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("nowhere");
    }

    /** A whole proxy with a configuration. */
    @Test
    void worksInTheProxy() throws IOException {
        try (RawUpstream app = new RawUpstream(connection -> {
                    while (true) {
                        boolean page = connection.readRequest().startLine().contains("/index.html");
                        connection.sendLines((page ? "HTTP/1.1 200 OK" : "HTTP/1.1 404 Not Found")
                                + "\nContent-Length: 4\n\n" + (page ? "page" : "none"));
                    }
                });
                TestingProxy proxy =
                        TestingProxy.start(read("/single-page.toml").replace("http://127.0.0.1:8081", app.url()))) {
            assertThat(proxy.get("app.localhost", "/deep/link").text()).isEqualTo("page");
        }
    }

    private static String read(String resource) throws IOException {
        try (var in = SinglePageTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
