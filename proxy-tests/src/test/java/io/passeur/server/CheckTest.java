package io.passeur.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import io.passeur.entrypoint.OcspResponder;
import io.passeur.plugin.PluginLoader;
import io.passeur.spi.KeyedCertificate;
import io.passeur.testing.Pem;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The command {@code check} beside everything that a running proxy would connect to. */
class CheckTest {

    @TempDir
    private Path folder;

    @AfterEach
    void restore() throws Exception {
        Stream.of(
                        "jdk.tls.server.enableStatusRequestExtension",
                        "jdk.tls.stapling.responderURI",
                        "jdk.tls.stapling.responderOverride",
                        "jdk.tls.stapling.ignoreExtensions",
                        "jdk.tls.stapling.cacheLifetime")
                .forEach(System::clearProperty);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        new ContextInitializer(context).autoConfig();
    }

    private static String dynamic(String url, KeyedCertificate certificate) {
        return """
                [http.routers.web]
                rule = 'Host(`a.test`)'
                service = 'app'
                [http.routers.web.tls]
                certResolver = 'toy'
                [http.services.app.loadBalancer.healthCheck]
                path = '/health'
                interval = '10ms'
                timeout = '10ms'
                [[http.services.app.loadBalancer.servers]]
                url = '%s'
                [[tls.certificates]]
                certFile = '''
                %s'''
                keyFile = '''
                %s'''
                """.formatted(url, Pem.of(certificate.chain()), Pem.of(certificate.key()));
    }

    private int check(ByteArrayOutputStream out, String... flags) {
        PrintStream printed = new PrintStream(out, true, UTF_8);
        return new Commands(
                        loaded -> {
                            throw new IllegalStateException("only checked");
                        },
                        new HomeFolders(null, folder.resolve("data")),
                        () -> PluginLoader.load(CheckTest.class.getClassLoader(), null),
                        printed,
                        printed,
                        Map.of(),
                        folder)
                .execute(Stream.concat(Stream.of("check"), Stream.of(flags)).toList());
    }

    @Test
    void nothingReachesTheNetworkThatTheCommandDoesNotPromise() throws Exception {
        try (OcspResponder responder = new OcspResponder();
                CountingSocket server = new CountingSocket();
                CountingSocket collector = new CountingSocket()) {
            KeyedCertificate certificate = responder.certify("a.test", responder.url());
            Files.writeString(folder.resolve("d.toml"), dynamic(server.url(), certificate));
            ByteArrayOutputStream out = new ByteArrayOutputStream();

            check(
                    out,
                    "--entrypoints.web.address=127.0.0.1:0",
                    "--providers.checked.file=" + folder.resolve("d.toml"),
                    "--certificatesResolvers.toy.toy.stored=b.test",
                    "--metrics.otlp.http.endpoint=" + collector.url(),
                    "--metrics.otlp.pushInterval=10ms",
                    "--tracing.otlp.http.endpoint=" + collector.url(),
                    "--ocsp=true");

            assertThat(out.toString(UTF_8)).contains("1 router, 1 service,").doesNotContain("http.", "tls.");
            assertThat(List.of(server.connections(), collector.connections(), responder.asked()))
                    .containsOnly(0);
        }
    }

    @Test
    void aProviderThatCannotReadItsSourceIsAnError() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = check(out, "--entrypoints.web.address=127.0.0.1:0", "--providers.checked.file=/nowhere/d.toml");
        assertThat(out.toString(UTF_8))
                .contains("error: providers.checked: /nowhere/d.toml does not exist; retrying\n");
        assertThat(code).isEqualTo(1);
    }
}
