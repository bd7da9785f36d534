package io.passeur.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The plugins and settings of {@code docs/plugins/strategies-and-matchers.md} work as they are shown. */
final class StrategiesAndMatchersGuideTest {

    private static final Path GUIDE = Path.of("../docs/plugins/strategies-and-matchers.md");
    private static final Path SOURCES = Path.of("src/test/java/com/example");
    private static final Pattern JAVA =
            Pattern.compile("^`([^`\n]+)`\n\n```java\n(.*?\n)```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern TOML =
            Pattern.compile("^```toml dynamic\n(.*?\n)```$", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void showsThePluginsAsTheyAre() throws IOException {
        for (MatchResult sample :
                JAVA.matcher(Files.readString(GUIDE)).results().toList()) {
            assertThat(sample.group(2)).isEqualTo(Files.readString(SOURCES.resolve(sample.group(1))));
        }
        assertThat(JAVA.matcher(Files.readString(GUIDE)).results()).hasSize(2);
    }

    @Test
    void showsSettingsThatWork() throws IOException {
        String toml = TOML.matcher(Files.readString(GUIDE))
                .results()
                .map(sample -> sample.group(1))
                .collect(Collectors.joining());
        try (RawUpstream upstream = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 4\n\nshop");
                TestingProxy proxy = TestingProxy.start(toml.replace("http://10.0.0.7:8080", upstream.url()));
                RawConnection connection = proxy.connect()) {
            assertThat(proxy.get("shop.example", "/").text()).isEqualTo("shop");
            assertThat(proxy.get("beta.example", "/").status()).isEqualTo(404);
            String head = "GET / HTTP/1.1\nHost: beta.example\nCookie: a=b; beta=1\n\n";
            assertThat(connection.sendLines(head).readResponse().text()).isEqualTo("shop");
        }
    }
}
