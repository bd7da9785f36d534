package io.passeur.distribution.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/compose} as its README says, with Pebble in the place of Let's Encrypt. */
@EnabledOnOs(OS.LINUX)
@Timeout(600)
@ExtendWith(WithImages.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComposeTest {

    private static final String NETWORK = Images.PREFIX + "-web";
    private static final String WHOAMI = "https://whoami.example.com/";
    private static final String APP = "https://app.example.com/";

    private Path folder;

    private Compose server;
    private Compose application;
    private Container proxy;
    private Curl curl;

    @BeforeAll
    void start(Images images, @TempDir Path folder) throws Exception {
        this.folder = folder;
        Docker.docker("network", "create", NETWORK);
        ExampleFiles files = ExampleFiles.copy(folder, images, NETWORK);
        files.useAuthority(PebbleContainer.DIRECTORY, PebbleContainer.CERTIFICATE);
        Path authority = PebbleContainer.create(folder.resolve("pebble"))
                .composeFile(images, "whoami.example.com", "app.example.com");
        server = new Compose(Images.PREFIX + "-server", folder, List.of(files.server(), authority));
        application = new Compose(Images.PREFIX + "-app", folder, List.of(files.app()));
        server.run("up", "--detach");
        proxy = server.container("proxy").awaitReady();
        curl = Curl.trusting(roots());
    }

    @AfterAll
    void stop() {
        if (server != null) {
            application.close();
            // Root's files, in a folder that is ours.
            server.containers("proxy")
                    .forEach(container ->
                            Docker.cleanUp("exec", container.name(), "rm", "-f", "/letsencrypt/acme.json"));
            server.close();
        }
        Docker.cleanUp("network", "rm", NETWORK);
    }

    /** What Pebble's certificates lead to; made anew at each start of it. */
    private Path roots() throws IOException {
        int port = server.container("pebble").port(PebbleContainer.MANAGEMENT);
        Curl.Answer root = await(
                () -> Curl.trustingAnybody().get("https://pebble/roots/0", port), answer -> answer.status() == 200);
        return Files.writeString(folder.resolve("roots.pem"), root.body());
    }

    private static <T> T await(Supplier<T> question, Predicate<T> expected) {
        T answer = question.get();
        while (!expected.test(answer)) {
            Container.pause();
            answer = question.get();
        }
        return answer;
    }

    private Curl.Answer get(String url) {
        return curl.get(url, proxy.port(443));
    }

    private Curl.Answer awaitStatus(String url, int status) {
        return await(() -> get(url), answer -> answer.status() == status);
    }

    @Test
    void aServiceIsReachedUnderItsNameWithACertificate() {
        assertThat(awaitStatus(WHOAMI, 200).body())
                .contains("Hostname: " + server.container("whoami").hostname())
                .contains("HTTP_X_FORWARDED_PROTO=https")
                .contains("HTTP_HOST=whoami.example.com");
    }

    @Test
    void plainHttpIsRedirected() {
        Curl.Answer answer = curl.get("http://whoami.example.com/a?b=c", proxy.port(80));
        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.headers()).contains("\r\nLocation: https://whoami.example.com/a?b=c");
    }

    @Test
    void anUnknownNameIsNotFound() {
        Curl.Answer answer = Curl.trustingAnybody().get("https://unknown.example.com/", proxy.port(443));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("404 page not found\n");
    }

    @Test
    void theApiListsWhatIsFound() {
        Curl.Answer routers = await(
                () -> curl.get("http://localhost/api/http/routers", proxy.port(8080)),
                answer -> answer.body().contains("whoami@docker"));
        assertThat(routers.body())
                .contains("\"name\":\"whoami@docker\"")
                .contains("\"rule\":\"Host(`whoami.example.com`)\"")
                .contains("\"tls\":{\"options\":\"default\",\"certResolver\":\"myresolver\"}");
        assertThat(curl.get("http://localhost/api/overview", proxy.port(8080)).body())
                .contains("\"providers\":[\"Docker\",\"File\"]");
    }

    @Test
    void theDashboardIsThere() {
        Curl.Answer page = curl.get("http://localhost/dashboard/", proxy.port(8080));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers()).containsIgnoringCase("\r\nContent-Type: text/html");
        assertThat(curl.get("http://localhost/", proxy.port(8080)).headers())
                .contains("\r\nLocation: ")
                .contains("/dashboard/");
    }

    @Test
    void certificatesAreStoredAsTraefikDoes() {
        awaitStatus(WHOAMI, 200);
        String file = proxy.execute("cat", "/letsencrypt/acme.json");
        assertThat(proxy.execute("stat", "-c", "%a", "/letsencrypt/acme.json")).isEqualTo("600");
        assertThat(file)
                .startsWith("{\n  \"myresolver\": {\n    \"Account\": {\n      \"Email\": \"you@example.com\"")
                .contains("\"Certificates\": [")
                .contains("\"main\": \"whoami.example.com\"")
                .contains("\"Store\": \"default\"");
    }

    @Test
    void aServiceOfAnotherProjectJoinsGrowsAndGoesAway() {
        application.run("up", "--detach");
        assertThat(awaitStatus(APP, 200).headers()).contains("\r\nStrict-Transport-Security: max-age=31536000");

        application.run("up", "--detach", "--scale", "app=3");
        await(() -> answersByHost(3), counts -> counts.size() == 3);
        Map<String, Integer> answers = answersByHost(30);
        assertThat(answers.keySet())
                .containsExactlyInAnyOrderElementsOf(application.containers("app").stream()
                        .map(Container::hostname)
                        .toList());
        assertThat(answers.values()).containsOnly(10);

        application.run("down");
        awaitStatus(APP, 404);
        assertThat(get(WHOAMI).status()).isEqualTo(200);
    }

    private Map<String, Integer> answersByHost(int requests) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < requests; i++) {
            counts.merge(get(APP).body().lines().findFirst().orElse("").replace("Hostname: ", ""), 1, Integer::sum);
        }
        return counts;
    }
}
