package io.passeur.http.middleware.auth.basic;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.TestingProxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The API as it should be opened to the outside: behind a password, below a path of its own. */
class ApiBehindBasicAuthTest {

    private static final String DYNAMIC = """
            [http.routers.api]
            rule = 'PathPrefix(`/traefik`)'
            service = 'api@internal'
            middlewares = ['auth']
            [http.middlewares.auth.basicauth]
            users = ['admin:{SHA}qUqP5cyxm6YcTAhz05Hph5gvu9M=']
            """;

    private static RawMessage get(TestingProxy proxy, String path, String credentials) {
        String token = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        try (RawConnection connection = proxy.connect()) {
            connection.sendLines("GET " + path + " HTTP/1.1\nHost: a\nAuthorization: Basic " + token + "\n\n");
            return connection.readResponse();
        }
    }

    @Test
    void whoHasThePasswordSeesEverythingButTheHash() {
        try (TestingProxy proxy = TestingProxy.start(DYNAMIC, "--api.basepath=/traefik")) {
            assertThat(proxy.get("a", "/traefik/api/version").status()).isEqualTo(401);
            assertThat(get(proxy, "/traefik/api/version", "admin:wrong").status())
                    .isEqualTo(401);
            assertThat(get(proxy, "/traefik/api/version", "admin:test").status())
                    .isEqualTo(200);
            assertThat(get(proxy, "/traefik/", "admin:test").value("Location")).isEqualTo("/traefik/dashboard/");
            assertThat(get(proxy, "/traefik/api/http/middlewares/auth@testing", "admin:test")
                            .text())
                    .isEqualTo("{\"basicAuth\":{\"users\":[\"admin:xxxx\"]},\"status\":\"enabled\","
                            + "\"usedBy\":[\"api@testing\"],\"name\":\"auth@testing\",\"provider\":\"testing\","
                            + "\"type\":\"basicauth\"}\n");
        }
    }

    @Test
    void textOfLabelsIsShownAsWhatItMeans() {
        String labels = DYNAMIC.replace("['admin", "'admin").replace("M=']", "M=,other:{SHA}geheim'")
                + "removeHeader = 'true'\n";
        try (TestingProxy proxy = TestingProxy.start(labels, "--api.basepath=/traefik")) {
            assertThat(get(proxy, "/traefik/api/http/middlewares/auth@testing", "admin:test")
                            .text())
                    .startsWith("{\"basicAuth\":{\"users\":[\"admin:xxxx\",\"other:xxxx\"],\"removeHeader\":true},");
        }
    }

    @Test
    void aUserWithoutAHashIsAProblemUntilTheHashIsThere() {
        String plain = DYNAMIC.replace("M=']", "M=', 'ann:secret']");
        try (TestingProxy proxy = TestingProxy.start(plain, "--api.basepath=/traefik")) {
            assertThat(problems(proxy))
                    .contains("\"severity\":\"warning\"", "auth@testing", "user \\\"ann\\\" can never sign in")
                    .doesNotContain("secret");
            assertThat(get(proxy, "/traefik/api/http/middlewares/auth@testing", "admin:test")
                            .text())
                    .contains("\"status\":\"warning\"", "can never sign in");

            proxy.push(plain.replace("ann:secret", "ann:{SHA}qUqP5cyxm6YcTAhz05Hph5gvu9M="));
            Await.until(() -> problems(proxy).equals("[]\n"));
        }
    }

    private static String problems(TestingProxy proxy) {
        return get(proxy, "/traefik/api/passeur/problems", "admin:test").text();
    }

    @Test
    void theDashboardSaysThatItIsNotThere() {
        try (TestingProxy proxy = TestingProxy.start(DYNAMIC, "--api.basepath=/traefik")) {
            RawMessage answer = get(proxy, "/traefik/dashboard/", "admin:test");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).isEqualTo("this installation does not contain the dashboard\n");
        }
    }
}
