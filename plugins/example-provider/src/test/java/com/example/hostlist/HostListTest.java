package com.example.hostlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spi.Problem;
import io.passeur.testing.Await;
import io.passeur.testing.ProviderHarness;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostListTest {

    @TempDir
    private Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("hosts.txt"), text);
    }

    /** The provider without the rest of the proxy. */
    @Test
    void pushesATreeAndWhatIsWrongWithTheFile() throws IOException {
        Path file = write("# hosts\na.localhost http://127.0.0.1:8081\nnonsense\n");
        try (ProviderHarness harness =
                ProviderHarness.start(new HostListFactory(), Map.of("file", file.toString(), "interval", "20ms"))) {
            var tree = harness.newest().trees().get(0);
            assertThat(tree.settings().toString()).contains("Host(`a.localhost`)", "http://127.0.0.1:8081");
            assertThat(tree.originOf("http.routers.a-localhost.rule").line()).isEqualTo(2);
            assertThat(tree.problems())
                    .extracting(Problem::message)
                    .containsExactly("\"nonsense\" (expected: a host and the URL of its server)");

            write("b.localhost http://127.0.0.1:8082\n");
            Await.until(
                    () -> harness.newest().trees().get(0).settings().toString().contains("b.localhost"));
        }
    }

    /** A whole proxy that gets its routes from the file. */
    @Test
    void worksInTheProxy() throws IOException {
        try (RawUpstream app = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 2\n\nok")) {
            Path file = write("a.localhost " + app.url() + "\n");
            try (TestingProxy proxy = TestingProxy.start("", "--providers.hostlist.file=" + file)) {
                assertThat(proxy.get("a.localhost", "/").text()).isEqualTo("ok");
                assertThat(proxy.get("b.localhost", "/").status()).isEqualTo(404);
            }
        }
    }
}
