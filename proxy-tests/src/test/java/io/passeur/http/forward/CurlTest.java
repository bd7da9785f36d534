package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client that users try first, if it is there and speaks HTTP/2. */
@Timeout(60)
final class CurlTest {

    private final FrameServer server = FrameServer.whole(exchange -> exchange.head(200, false)
            .data(exchange.request().getMethod() + " " + exchange.bytes().length, false)
            .sendTrailers("x-sum", "7"));
    private final ForwardingServer proxy = ForwardingServer.toH2c(server.port());

    @BeforeAll
    static void find() throws Exception {
        String version;
        try {
            version = run("", "--version");
        } catch (IOException e) {
            version = "";
        }
        assumeTrue(version.contains("HTTP2"), "there is no curl that speaks HTTP/2");
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        server.close();
    }

    private static String run(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("curl", "--silent", "--show-error", "--max-time", "20"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    private String url() {
        return "http://127.0.0.1:" + proxy.port() + "/";
    }

    @Test
    void priorKnowledge() throws Exception {
        assertThat(run("", "--http2-prior-knowledge", "--include", url()))
                .startsWith("HTTP/2 200")
                .contains("x-sum: 7")
                .contains("GET 0");
    }

    @Test
    void uploadOfUnknownLength() throws Exception {
        assertThat(run("x".repeat(300_000), "--http2-prior-knowledge", "--upload-file", "-", url()))
                .isEqualTo("PUT 300000");
    }

    @Test
    void uploadByHttp1() throws Exception {
        assertThat(run("x".repeat(300_000), "--upload-file", "-", url())).isEqualTo("PUT 300000");
    }
}
