package io.passeur.distribution;

import static io.passeur.distribution.Distribution.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/passeur healthcheck} beside a proxy, as containers run it. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class HealthcheckCommandTest {

    @TempDir
    Path folder;

    @Test
    void followsTheProxyToItsEnd() throws Exception {
        String grace = "--entrypoints.web.transport.lifecycle.requestacceptgracetimeout=100s";
        try (RunningProxy proxy = RunningProxy.start(HOME, folder, "", "", "--ping.entrypoint=web", grace)) {
            assertThat(healthcheck(proxy.port())).isEqualTo("0: OK: " + proxy.url("/ping") + "\n");

            proxy.terminate();
            while (proxy.get("a.test", "/ping").status() == 200) {
                Thread.onSpinWait();
            }
            assertThat(healthcheck(proxy.port())).isEqualTo("1: Bad healthcheck status: 503 Service Unavailable\n");
        }
    }

    /** The exit code and what was printed. */
    private String healthcheck(int port) throws IOException, InterruptedException {
        String script = HOME.resolve("bin/passeur").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        script, "healthcheck", "--ping.entrypoint=web", "--entrypoints.web.address=127.0.0.1:" + port)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PASSEUR_CACHE", "");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + ": " + output;
    }
}
