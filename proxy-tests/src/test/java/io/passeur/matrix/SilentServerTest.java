package io.passeur.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.QualifiedName;
import io.passeur.element.HttpKinds;
import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that accepts connections and requests and never responds, beside one that does. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SilentServerTest {

    private final Semaphore asked = new Semaphore(0);
    private volatile boolean awake;
    private final RawUpstream sleeper = new RawUpstream(connection -> {
        while (true) {
            if (!connection.readRequest().startLine().contains("/health")) {
                asked.release();
            }
            if (!awake) {
                connection.awaitClose();
                return;
            }
            connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 7\n\nsleeper");
        }
    });
    private final RawUpstream other = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 5\n\nother");
    private final ReloadingProxy proxy = new ReloadingProxy();

    @AfterEach
    void stop() {
        proxy.close();
        sleeper.close();
        other.close();
    }

    private String table(String more) {
        return """
                [http.routers.web]
                rule = 'Host(`web.test`)'
                service = 'app'
                [http.services.app.loadBalancer]
                servers = [{ url = '%s' }, { url = '%s' }]
                %s
                """.formatted(sleeper.url(), other.url(), more);
    }

    private void awaitSleeper(String status) {
        Await.until(() -> status.equals(proxy.proxy()
                .view()
                .servers(HttpKinds.SERVICES, new QualifiedName("app", "testing"))
                .serverStatus()
                .get(sleeper.url())));
    }

    private RawConnection ask() {
        return proxy.proxy().connect().sendLines("GET / HTTP/1.1\nHost: web.test\n\n");
    }

    @Test
    void itsHealthCheckTakesItOutAndPutsItBack() {
        proxy.apply(
                table(
                        "healthCheck = { path = '/health', interval = '50ms', unhealthyInterval = '50ms', timeout = '200ms' }"));
        awaitSleeper("DOWN");
        for (int i = 0; i < 10; i++) {
            assertThat(proxy.server("web.test")).isEqualTo("other");
        }
        awake = true;
        awaitSleeper("UP");
        Await.until(() -> proxy.server("web.test").equals("sleeper"));
    }

    @Test
    void aRequestThatItHasIsNotSentToAnotherServerWhenItsTimeIsOver() {
        proxy.apply(table("serversTransport = 'short'\n"
                + "[http.serversTransports.short.forwardingTimeouts]\nresponseHeaderTimeout = '300ms'"));
        try (RawConnection first = ask();
                RawConnection second = ask()) {
            List<RawMessage> responses = List.of(first.readResponse(), second.readResponse());
            assertThat(responses).extracting(RawMessage::status).containsExactlyInAnyOrder(200, 504);
        }
        assertThat(asked.availablePermits()).isEqualTo(1);
        assertThat(other.connections()).isEqualTo(1);
    }
}
