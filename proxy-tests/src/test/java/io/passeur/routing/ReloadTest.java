package io.passeur.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.QualifiedName;
import io.passeur.element.HttpKinds;
import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReloadTest {

    private static final int CLIENTS = 4;
    private static final int SWAPS = 150;

    /** Each table has its own set of other hosts, so every swap builds and retires objects. */
    private static String table(int number, String stable, String moving) {
        return """
                [http.routers.stable]
                rule = 'Host(`stable.test`)'
                service = 'stable'
                [http.routers.moving]
                rule = 'Host(`moving.test`)'
                service = 'moving%d'
                [http.routers.other%d]
                rule = 'Host(`other%d.test`)'
                service = 'stable'
                [[http.services.stable.loadBalancer.servers]]
                url = '%s'
                [[http.services.moving%d.loadBalancer.servers]]
                url = '%s'
                """.formatted(number, number, number, stable, number, moving);
    }

    @Test
    void noRequestIsLostOrAnsweredWronglyWhileTablesAreSwapped() {
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger answers = new AtomicInteger();
        try (RawUpstream stable = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 6\n\nstable");
                RawUpstream moving = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 6\n\nmoving");
                TestingProxy proxy = TestingProxy.start(table(0, stable.url(), moving.url()))) {
            List<CompletableFuture<Void>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String host = i % 2 == 0 ? "stable" : "moving";
                clients.add(CompletableFuture.runAsync(
                        () -> ask(proxy, host, done, answers, wrong), task -> new Thread(task).start()));
            }
            for (int swap = 1; swap <= SWAPS; swap++) {
                proxy.push(table(swap, stable.url(), moving.url()));
                awaitMoreThan(answers, answers.get() + CLIENTS);
            }
            // The last table is live some moments after it was pushed, and the clients go on until then.
            QualifiedName last = new QualifiedName("other" + SWAPS, "testing");
            Await.until(() -> proxy.view().elements(HttpKinds.ROUTERS).containsKey(last));
            done.set(true);
            clients.forEach(CompletableFuture::join);
            assertThat(wrong).isEmpty();
            assertThat(proxy.get("other" + SWAPS + ".test", "/").text()).isEqualTo("stable");
            assertThat(proxy.get("other1.test", "/").status()).isEqualTo(404);
        }
    }

    private static void ask(
            TestingProxy proxy, String host, AtomicBoolean done, AtomicInteger answers, Queue<String> wrong) {
        try (RawConnection connection = proxy.connect()) {
            while (!done.get()) {
                connection.sendLines("GET / HTTP/1.1\nHost: " + host + ".test\n\n");
                RawMessage answer = connection.readResponse();
                if (answer.status() != 200 || !answer.text().equals(host)) {
                    wrong.add(answer.startLine() + " " + answer.text());
                }
                answers.incrementAndGet();
            }
        } catch (RuntimeException e) {
            wrong.add(e.toString());
            answers.addAndGet(1_000_000);
        }
    }

    private static void awaitMoreThan(AtomicInteger counter, int value) {
        while (counter.get() <= value) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aRequestThatRunsEndsOnTheTableItBeganOn() throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        CompletableFuture<Void> answer = new CompletableFuture<>();
        try (RawUpstream slow = new RawUpstream(connection -> {
                    connection.readRequest();
                    asked.complete(null);
                    answer.join();
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 4\n\nslow");
                });
                TestingProxy proxy = TestingProxy.start("""
                        [http.routers.slow]
                        rule = 'Host(`slow.test`)'
                        service = 'slow'
                        [[http.services.slow.loadBalancer.servers]]
                        url = '%s'
                        """.formatted(slow.url()));
                RawConnection client = proxy.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: slow.test\n\n");
            asked.get();
            proxy.push("");
            // A request that came before the swap would wait for the slow server, too.
            while (!proxy.view().elements(HttpKinds.ROUTERS).isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(proxy.get("slow.test", "/").status()).isEqualTo(404);
            answer.complete(null);
            assertThat(client.readResponse().text()).isEqualTo("slow");
        }
    }
}
