package io.passeur.distribution;

import static io.passeur.distribution.Distribution.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawUpstream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code log.level = "DEBUG"}, which users switch on to see which way a request goes. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class DebugLogTest {

    private static final List<List<String>> PROTOCOLS =
            List.of(List.of("--http1.1"), List.of("--http2-prior-knowledge"), List.of("--http2"));

    @TempDir
    Path folder;

    @Test
    void aRequestIsOneLineWithoutCredentials() throws Exception {
        Path curl = Programs.need("curl");
        try (RawUpstream upstream = RawUpstream.respondingWith(
                        "HTTP/1.1 200 OK\nSet-Cookie: id=secret-5\nContent-Length: 8\n\nsecret-6");
                RunningProxy proxy = RunningProxy.start(
                        HOME,
                        folder,
                        SampleConfigurations.toServer("a.test", upstream.url()),
                        "",
                        "--log.level=DEBUG")) {
            int before = requestLines(proxy).size();
            for (List<String> protocol : PROTOCOLS) {
                ask(curl, protocol, proxy.url("/page?token=secret-1"));
            }
            Await.until(() -> requestLines(proxy).size() == before + PROTOCOLS.size());

            assertThat(proxy.output()).doesNotContain("secret-").doesNotContain("org.eclipse.jetty");
            assertThat(requestLines(proxy))
                    .allSatisfy(line -> assertThat(line)
                            .contains(
                                    "method=GET",
                                    "host=a.test",
                                    "path=/page",
                                    "routerName=all@file",
                                    "serviceName=all@file")
                            .contains("server=" + upstream.url(), "status=200"));
        }
    }

    private static List<String> requestLines(RunningProxy proxy) {
        return proxy.output()
                .lines()
                .filter(line -> line.contains(" > Request "))
                .toList();
    }

    private static void ask(Path curl, List<String> protocol, String url) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                curl.toString(),
                "-sS",
                "-o",
                "/dev/null",
                "-H",
                "Host: a.test",
                "-H",
                "Authorization: Bearer secret-2"));
        command.addAll(List.of("-H", "Cookie: session=secret-3", "-d", "secret-4", "-X", "GET"));
        command.addAll(protocol);
        command.add(url);
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }
}
