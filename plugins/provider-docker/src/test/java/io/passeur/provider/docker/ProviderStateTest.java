package io.passeur.provider.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.TestingProxy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine that cannot be read is a problem of the provider while it lasts. */
@Timeout(60)
class ProviderStateTest {

    private static final String API = "[http.routers.api]\nrule = 'Host(`api.localhost`)'\nservice = 'api@internal'\n";

    @TempDir
    Path folder;

    private static String ask(TestingProxy proxy, String path) {
        try (RawConnection connection = proxy.connect()) {
            return connection
                    .sendLines("GET /api/passeur/" + path + " HTTP/1.1\nHost: api.localhost\n\n")
                    .readResponse()
                    .text();
        }
    }

    @Test
    void isShownUntilTheEngineResponds() throws Exception {
        try (FakeEngine engine = new FakeEngine(folder)) {
            engine.stop();
            try (TestingProxy proxy =
                    TestingProxy.start(API, "--api", "--providers.docker.endpoint=" + engine.endpoint())) {
                assertThat(ask(proxy, "providers"))
                        .contains("{\"name\":\"docker\",\"state\":\"retrying\",\"since\":\"")
                        .contains("\"lastError\":\"Docker cannot be read: there is no socket")
                        .contains("{\"name\":\"testing\",\"state\":\"connected\"}");
                assertThat(ask(proxy, "problems")).contains("\"severity\":\"error\",\"path\":\"providers.docker\"");
                engine.restart();
                Await.until(() -> ask(proxy, "providers").contains("{\"name\":\"docker\",\"state\":\"connected\"}"));
                assertThat(ask(proxy, "problems")).isEqualTo("[]\n");
            }
        }
    }

    @Test
    void isRefusedIfItsFilesCannotBeRead() throws Exception {
        try (TestingProxy proxy = TestingProxy.start(
                API, "--api", "--providers.docker.endpoint=tcp://h:1", "--providers.docker.tls.ca=/nowhere/ca.pem")) {
            assertThat(ask(proxy, "providers?status=refused"))
                    .contains("{\"name\":\"docker\",\"state\":\"refused\"", "/nowhere/ca.pem cannot be read")
                    .doesNotContain("testing");
        }
    }
}
