package io.passeur.resolver.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.passeur.resolver.acme.RunningResolvers.Running;
import io.passeur.resolver.acme.config.AcmeConfig.DnsChallenge;
import io.passeur.resolver.acme.config.AcmeConfig.Propagation;
import io.passeur.resolver.acme.testing.Pebble;
import io.passeur.resolver.acme.testing.PebbleSettings;
import io.passeur.resolver.acme.testing.Tools;
import io.passeur.spi.CertificateState;
import io.passeur.spi.CertificateState.Phase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DnsChallengeTest {

    private static final Pattern RECORD = Pattern.compile("\\{\"fqdn\":\"([^\"]+)\",\"value\":\"([\\w-]+)\"}");

    @TempDir
    private static Path shared;

    private static Pebble pebble;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startAuthority() throws Exception {
        pebble = Pebble.start(shared);
    }

    @AfterAll
    static void stopAuthority() {
        if (pebble != null) {
            pebble.close();
        }
    }

    /** Nobody is in charge of names under test, so the resolver itself is asked. */
    private static DnsChallenge challenge(String provider) {
        return new DnsChallenge(
                provider,
                List.of("127.0.0.1:" + pebble.dnsPort()),
                new Propagation(false, true, true, Duration.ZERO),
                Duration.ZERO,
                false);
    }

    private Path script(String text) throws IOException {
        return Files.writeString(
                Files.createFile(
                        folder.resolve("dns.sh"),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))),
                text);
    }

    @Test
    void aWildcardAndItsNameByAProgram() throws Exception {
        Path program = script("""
                #!/bin/sh
                echo "$@" >> %s/calls
                case $1 in
                    present) body="{\\"host\\":\\"$2\\",\\"value\\":\\"$3\\"}"; path=set-txt ;;
                    cleanup) body="{\\"host\\":\\"$2\\"}"; path=clear-txt ;;
                esac
                exec %s -sS -d "$body" %s/$path
                """.formatted(folder, Tools.need("curl"), pebble.management()));
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le")) {
            resolvers.environment.put("EXEC_PATH", program.toString());
            resolvers.environment.put("EXEC_POLLING_INTERVAL", "1");
            Running le = resolvers.start(
                    "le", PebbleSettings.of(pebble).dns(challenge("exec")).config());
            le.want("wild.example.test", "*.wild.example.test");
            le.deliveries().awaitCertificate("wild.example.test", "any.wild.example.test");
            le.deliveries().awaitState(state -> state.phase() == Phase.ISSUED);
        }
        List<String> calls = Files.readAllLines(folder.resolve("calls"));
        assertThat(calls)
                .hasSize(4)
                .allMatch(line ->
                        line.matches("(present|cleanup) _acme-challenge\\.wild\\.example\\.test\\. [\\w-]{43}"));
        assertThat(calls)
                .extracting(line -> line.split(" ")[0])
                .containsExactly("present", "cleanup", "present", "cleanup");
    }

    @Test
    void aProgramThatFailsSaysWhyAndTheModeRawHasOtherArguments() throws Exception {
        Path program = script("#!/bin/sh\necho no luck with \"$@\"\nexit 3\n");
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le")) {
            resolvers.environment.put("EXEC_PATH", program.toString());
            resolvers.environment.put("EXEC_MODE", "RAW");
            Running le = resolvers.start(
                    "le", PebbleSettings.of(pebble).dns(challenge("exec")).config());
            le.want("raw.example.test");
            CertificateState state = le.deliveries().awaitState(one -> one.phase() == Phase.FAILED);
            assertThat(state.lastError())
                    .startsWith("raw.example.test: dns-01: ")
                    .contains("dns.sh present ended with code 3: no luck with present -- raw.example.test ");
        }
    }

    @Test
    void aRecordThatNobodySeesIsNotShownToTheAuthority() throws Exception {
        Path program = script("#!/bin/sh\n");
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le")) {
            resolvers.environment.put("EXEC_PATH", program.toString());
            resolvers.environment.put("EXEC_PROPAGATION_TIMEOUT", "1");
            resolvers.environment.put("EXEC_POLLING_INTERVAL", "1");
            Running le = resolvers.start(
                    "le", PebbleSettings.of(pebble).dns(challenge("exec")).config());
            le.want("unseen.example.test");
            CertificateState state = le.deliveries().awaitState(one -> one.phase() == Phase.FAILED);
            assertThat(state.lastError())
                    .contains("has no TXT record _acme-challenge.unseen.example.test.", "even after 1 s");
        }
    }

    @Test
    void aWildcardByAServiceThatWantsCredentials() throws Exception {
        List<String> requests = new CopyOnWriteArrayList<>();
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        service.createContext("/dns/", exchange -> serve(exchange, requests));
        service.start();
        Files.writeString(folder.resolve("password"), "secret\n");
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le")) {
            resolvers.environment.put(
                    "HTTPREQ_ENDPOINT",
                    "http://127.0.0.1:" + service.getAddress().getPort() + "/dns/");
            resolvers.environment.put("HTTPREQ_USERNAME", "me");
            resolvers.environment.put("HTTPREQ_PASSWORD_FILE", "password");
            resolvers.environment.put("HTTPREQ_POLLING_INTERVAL", "1");
            Running le = resolvers.start(
                    "le", PebbleSettings.of(pebble).dns(challenge("httpreq")).config());
            le.want("*.req.example.test", "req.example.test");
            le.deliveries().awaitCertificate("x.req.example.test", "req.example.test");
        } finally {
            service.stop(0);
        }
        assertThat(requests)
                .allMatch(one -> one.startsWith("Basic bWU6c2VjcmV0 application/json "))
                .filteredOn(one -> one.contains("/dns/present"))
                .hasSize(2);
        assertThat(requests).filteredOn(one -> one.contains("/dns/cleanup")).hasSize(2);
    }

    private static void serve(HttpExchange exchange, List<String> requests) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            requests.add(headers.getFirst("Authorization")
                    + ' '
                    + headers.getFirst("Content-Type")
                    + ' '
                    + exchange.getRequestURI());
            Matcher fields =
                    RECORD.matcher(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            boolean ok = fields.matches();
            if (ok && exchange.getRequestURI().getPath().equals("/dns/present")) {
                String body = "{\"host\":\"" + fields.group(1) + "\",\"value\":\"" + fields.group(2) + "\"}";
                HttpRequest change = HttpRequest.newBuilder(URI.create(pebble.management() + "/set-txt"))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
                HttpClient.newHttpClient().send(change, HttpResponse.BodyHandlers.discarding());
            }
            exchange.sendResponseHeaders(ok ? 200 : 400, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsMissingIsRefusedWithWhatWasExpected() {
        try (RunningResolvers resolvers = new RunningResolvers(folder)) {
            assertThatThrownBy(() -> resolvers.create(
                            "le",
                            new PebbleSettings().dns(challenge("cloudflair")).config()))
                    .hasMessageStartingWith(
                            "dnsChallenge.provider: \"cloudflair\" is not supported (expected: one of exec,"
                                    + " httpreq, rfc2136, sample)");
            assertThatThrownBy(() -> resolvers.create(
                            "le", new PebbleSettings().dns(challenge("exec")).config()))
                    .hasMessage("dnsChallenge: the variable EXEC_PATH (or EXEC_PATH_FILE) is missing");
        }
    }
}
