package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import io.passeur.observation.RequestRecord;
import java.io.EOFException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ServerFaultsTest {

    private static final ExchangeFailure REFUSED = ExchangeFailure.notConnected(new ConnectException("refused"));

    private final Logger logger = (Logger) LoggerFactory.getLogger(ServerFaults.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicLong minutes = new AtomicLong();
    private final ServerFaults faults = new ServerFaults(() -> TimeUnit.MINUTES.toNanos(minutes.get()));

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
    }

    private void report(String host, ExchangeFailure failure) {
        TransportSettings settings = new TransportSettings(
                1, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, null);
        UpstreamTarget target = new UpstreamTarget(Protocol.HTTP, host, 80, settings, true, false, "");
        faults.report(new RequestRecord("web"), target, failure, "the client gets 502");
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void theSameFaultIsLoggedOnceInAWhile() {
        for (int i = 0; i < 3; i++) {
            report("a", REFUSED);
        }
        minutes.set(4);
        report("a", REFUSED);
        assertThat(lines()).containsExactly("server http://a: no connection: refused; the client gets 502");
        minutes.set(5);
        report("a", REFUSED);
        assertThat(lines())
                .hasSize(2)
                .last()
                .isEqualTo("server http://a: no connection: refused; the client gets 502, as for 3 requests since this"
                        + " was last logged");
    }

    @Test
    void otherServersAndOtherFaultsAreLogged() {
        report("a", REFUSED);
        report("b", REFUSED);
        report("a", ExchangeFailure.malformed(new InvalidResponseException("nonsense")));
        assertThat(lines()).hasSize(3);
    }

    @Test
    void faultsOfClientsAreNotLogged() {
        report("a", ExchangeFailure.clientGone(new TimeoutException("slow")));
        report("a", ExchangeFailure.clientGone(new EOFException("gone")));
        assertThat(lines()).isEmpty();
    }
}
