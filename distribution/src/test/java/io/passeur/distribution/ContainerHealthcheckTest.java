package io.passeur.distribution;

import static io.passeur.distribution.Distribution.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The health check of the image, on the tools that base images have. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class ContainerHealthcheckTest {

    private static final Path SCRIPT = Path.of("src/main/dist/docker/healthcheck").toAbsolutePath();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"curl", "wget", "bash", "busybox"})
    void asksWithWhatIsThere(String tool) throws Exception {
        Path tools = Programs.only(folder, tool);
        String grace = "--entrypoints.web.transport.lifecycle.requestacceptgracetimeout=100s";
        try (RunningProxy proxy = RunningProxy.start(HOME, folder, "", "", "--ping.entrypoint=web", grace)) {
            awaitPingFile();
            assertThat(healthcheck(tools)).isEqualTo("0: OK: " + proxy.url("/ping") + "\n");

            proxy.terminate();
            while (proxy.get("a.test", "/ping").status() == 200) {
                Thread.onSpinWait();
            }
            assertThat(healthcheck(tools)).startsWith("1: ").endsWith(proxy.url("/ping") + " does not respond with 200\n");
        }
    }

    @Test
    void isContentWithAProxyThatHasNoPing() throws Exception {
        Path tools = Programs.only(folder, "bash");
        assertThat(healthcheck(tools)).isEqualTo("1: the proxy is not ready\n");
        try (RunningProxy proxy = RunningProxy.start(HOME, folder, "", "")) {
            assertThat(proxy.accepts()).isTrue();
            awaitPingFile();
            assertThat(healthcheck(tools)).isEqualTo("0: the proxy runs; enable ping (--ping) to know more\n");
        }
    }

    @Test
    void saysWhatIsNeeded() throws Exception {
        Files.writeString(folder.resolve(RunningProxy.PING_FILE), "http://localhost:80/ping\n");
        assertThat(healthcheck(Programs.only(folder)))
                .isEqualTo("1: curl, wget or bash is needed to request http://localhost:80/ping\n");
    }

    private void awaitPingFile() throws Exception {
        Path file = folder.resolve(RunningProxy.PING_FILE);
        while (!Files.exists(file) || Files.size(file) == 0) {
            Thread.onSpinWait();
        }
    }

    private String healthcheck(Path tools) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of("/bin/sh", SCRIPT.toString())).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("http_proxy", "http://127.0.0.1:1");
        builder.environment()
                .put("PASSEUR_PING_FILE", folder.resolve(RunningProxy.PING_FILE).toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + ": " + output;
    }
}
