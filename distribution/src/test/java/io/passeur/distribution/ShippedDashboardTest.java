package io.passeur.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawMessage;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard as it is shipped. */
class ShippedDashboardTest {

    private static final Pattern REFERENCE =
            Pattern.compile("(?:src=|href=|from |import |url\\()[\"']([^\"':#]+\\.(?:js|css|svg))[\"']");
    private static final String ROUTER = """
            [http.routers.operators]
            rule = 'Host(`operators.localhost`)'
            service = 'api@internal'
            """;

    @TempDir
    Path folder;

    @Test
    void everyFileThatThePagesNameIsThere() throws Exception {
        try (RunningProxy proxy = RunningProxy.start(Distribution.HOME, folder, ROUTER, "", "--api")) {
            Set<String> known = new LinkedHashSet<>(Set.of("/dashboard/"));
            Deque<String> open = new ArrayDeque<>(known);
            while (!open.isEmpty()) {
                String path = open.remove();
                RawMessage answer = proxy.get("operators.localhost", path);
                assertThat(answer.status()).as(path).isEqualTo(200);
                Matcher reference = REFERENCE.matcher(answer.text());
                while (reference.find()) {
                    String other = URI.create(path).resolve(reference.group(1)).getPath();
                    if (known.add(other)) {
                        open.add(other);
                    }
                }
            }
            assertThat(known)
                    .contains(
                            "/dashboard/app.js",
                            "/dashboard/lit-html/lit-html.js",
                            "/dashboard/pages/overview.js",
                            "/dashboard/style/palette.css",
                            "/dashboard/waves.svg");
        }
    }
}
