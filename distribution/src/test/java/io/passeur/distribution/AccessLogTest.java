package io.passeur.distribution;

import static io.passeur.distribution.Distribution.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawUpstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The log of requests while signals come. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class AccessLogTest {

    private static final Pattern PATH = Pattern.compile(".*\"GET /(\\d+) HTTP/1\\.1\" 200 .*");
    private static final int CLIENTS = 8;

    private final Set<Integer> answered = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sent = new AtomicInteger();
    private volatile boolean enough;

    @TempDir
    Path folder;

    private RunningProxy start(RawUpstream upstream) throws Exception {
        return RunningProxy.start(
                HOME,
                folder,
                SampleConfigurations.toServer("a.test", upstream.url()),
                "",
                "--accesslog.filepath=" + folder.resolve("logs/access.log"));
    }

    private static RawUpstream server() {
        return RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
    }

    private List<Thread> load(RunningProxy proxy) {
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Thread client = new Thread(() -> ask(proxy), "client " + i);
            client.start();
            clients.add(client);
        }
        return clients;
    }

    /** Each request has a number of its own; one that is answered whole is noted. */
    private void ask(RunningProxy proxy) {
        while (!enough) {
            try (RawConnection connection = proxy.connect()) {
                boolean open = true;
                while (open && !enough) {
                    int number = sent.incrementAndGet();
                    connection.sendLines("GET /" + number + " HTTP/1.1\nHost: a.test\n\n");
                    open = !connection.readResponse().has("Connection");
                    answered.add(number);
                }
            } catch (UncheckedIOException e) {
                // The proxy is about to end.
            }
        }
    }

    private Set<Integer> logged() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("logs"))) {
            return files.flatMap(AccessLogTest::lines)
                    .map(PATH::matcher)
                    .filter(line -> line.matches())
                    .map(line -> Integer.valueOf(line.group(1)))
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aStopUnderLoadLosesNoLine() throws Exception {
        try (RawUpstream upstream = server();
                RunningProxy proxy = start(upstream)) {
            List<Thread> clients = load(proxy);
            Await.until(() -> answered.size() > 2_000);
            proxy.terminate();
            assertThat(proxy.awaitExit()).as(proxy.output()).isZero();
            enough = true;
            for (Thread client : clients) {
                client.join();
            }
            assertThat(logged()).containsAll(answered);
        }
    }

    @Test
    void logrotateLosesNoLine() throws Exception {
        Path log = folder.resolve("logs/access.log");
        try (RawUpstream upstream = server();
                RunningProxy proxy = start(upstream)) {
            List<Thread> clients = load(proxy);
            for (int turn = 1; turn <= 3; turn++) {
                int before = answered.size();
                Await.until(() -> answered.size() > before + 500);
                Files.move(log, folder.resolve("logs/access.log." + turn));
                proxy.signal("USR1");
                Await.until(() -> Files.exists(log));
            }
            enough = true;
            for (Thread client : clients) {
                client.join();
            }
            proxy.terminate();
            assertThat(proxy.awaitExit()).as(proxy.output()).isZero();
            assertThat(logged()).isEqualTo(answered);
            assertThat(proxy.output()).doesNotContain("requests are missing");
        }
    }

    @Test
    void theSignalEndsNothingIfThereIsNoLog() throws Exception {
        try (RawUpstream upstream = server();
                RunningProxy proxy =
                        RunningProxy.start(HOME, folder, SampleConfigurations.toServer("a.test", upstream.url()), "")) {
            proxy.signal("USR1");
            assertThat(proxy.get("a.test", "/").text()).isEqualTo("ok");
        }
    }

    @Test
    void onTheStandardOutputWithTheNameOfWhoAsked() throws Exception {
        String dynamic = """
                [http.routers.internal]
                rule = 'Host(`a.test`)'
                middlewares = ['auth']
                service = 'server'
                [http.middlewares.auth.basicAuth]
                users = ['ann:{SHA}qUqP5cyxm6YcTAhz05Hph5gvu9M=']
                [http.services.server.loadBalancer]
                servers = [{url = '%s'}]
                """;
        try (RawUpstream upstream = server();
                RunningProxy proxy =
                        RunningProxy.start(HOME, folder, dynamic.formatted(upstream.url()), "", "--accesslog")) {
            for (String credentials : new String[] {"YW5uOnRlc3Q=", "YW5uOndyb25n", "YQpiOng="}) {
                try (RawConnection connection = proxy.connect()) {
                    connection.sendLines("GET / HTTP/1.1\nHost: a.test\nAuthorization: Basic " + credentials + "\n\n");
                    connection.readResponse();
                }
            }
            Await.until(() -> proxy.output().contains(" 3 \"internal@file\""));
            assertThat(proxy.output())
                    .containsPattern("\n127\\.0\\.0\\.1 - ann \\[[^]]+] \"GET / HTTP/1\\.1\" 200 2 ")
                    .containsPattern("\n127\\.0\\.0\\.1 - ann \\[[^]]+] \"GET / HTTP/1\\.1\" 401 17 ")
                    .containsPattern("\n127\\.0\\.0\\.1 - a\\\\x0ab \\[[^]]+] \"GET / HTTP/1\\.1\" 401 17 ");
        }
    }
}
