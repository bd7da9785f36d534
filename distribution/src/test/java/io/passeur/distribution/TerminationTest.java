package io.passeur.distribution;

import static io.passeur.distribution.Distribution.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawUpstream;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -TERM} while a server takes its time. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class TerminationTest {

    @Test
    void theAnswerIsCompletedNobodyElseIsLetInAndTheExitIsClean(@TempDir Path folder) throws Exception {
        Semaphore go = new Semaphore(0);
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 10\n\nfirst");
                    go.acquire();
                    connection.send("-last");
                    connection.awaitClose();
                });
                RunningProxy proxy = RunningProxy.start(
                        HOME,
                        folder,
                        SampleConfigurations.toServer("slow.test", upstream.url()),
                        "",
                        "--entrypoints.web.transport.lifecycle.gracetimeout=60s");
                RawConnection client = proxy.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: slow.test\n\n");
            assertThat(client.readHead().status()).isEqualTo(200);
            assertThat(client.read(5)).asString().isEqualTo("first");
            proxy.terminate();
            while (proxy.accepts()) {
                Thread.onSpinWait();
            }
            go.release();
            assertThat(client.read(5)).asString().isEqualTo("-last");
            client.awaitClose();
            assertThat(proxy.awaitExit()).as(proxy.output()).isZero();
        }
    }
}
