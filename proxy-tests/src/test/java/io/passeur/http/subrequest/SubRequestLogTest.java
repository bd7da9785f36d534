package io.passeur.http.subrequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the access log says of requests for which sub-requests are sent. */
class SubRequestLogTest {

    private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 2\n\nok";

    @TempDir
    private Path folder;

    private String line(String dynamic) throws IOException {
        Path file = folder.resolve("access.log");
        try (TestingProxy proxy =
                TestingProxy.start(dynamic, "--accesslog.filepath=" + file, "--accesslog.format=json")) {
            proxy.get("x.test", "/");
            Await.until(() -> size(file) > 0);
        }
        assertThat(Files.readAllLines(file)).hasSize(1);
        return Files.readString(file);
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Service and origin are those of the client's request, not of the one that asked whether it may pass. */
    @Test
    void aSubRequestIsCountedInTheLineOfItsRequestAndHasNoneOfItsOwn() throws IOException {
        try (RawUpstream app = RawUpstream.respondingWith(OK);
                RawUpstream authority = RawUpstream.respondingWith("HTTP/1.1 204 No Content\n\n")) {
            String line = line("""
                    [http.routers.web]
                    rule = 'PathPrefix(`/`)'
                    service = 'app'
                    middlewares = ['auth']
                    [[http.services.app.loadBalancer.servers]]
                    url = '%s'
                    [http.middlewares.auth.testAuth]
                    address = '%s'
                    """.formatted(app.url(), authority.url()));
            assertThat(line).contains("\"SubRequests\":1", "\"ServiceName\":\"app@testing\"", "\"OriginStatus\":200");
        }
    }

    @Test
    void aRequestThatIsSentAgainIsARetryAndNoSubRequest() throws IOException {
        try (RawUpstream app =
                RawUpstream.respondingWith("HTTP/1.1 503 Service Unavailable\nContent-Length: 2\n\nno")) {
            String line = line("""
                    [http.routers.web]
                    rule = 'PathPrefix(`/`)'
                    service = 'app'
                    middlewares = ['retry']
                    [[http.services.app.loadBalancer.servers]]
                    url = '%s'
                    [http.middlewares.retry.testRetry]
                    attempts = 2
                    """.formatted(app.url()));
            assertThat(line)
                    .contains("\"RetryAttempts\":1", "\"ServiceName\":\"app@testing\"", "\"OriginStatus\":503")
                    .doesNotContain("SubRequests");
        }
    }
}
