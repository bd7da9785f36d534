package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.http.forward.ExchangeFailure.Kind;
import io.passeur.http.forward.ExchangePolicy.Action;
import io.passeur.http.forward.ExchangePolicy.Phase;
import io.passeur.http.forward.ExchangePolicy.Situation;
import io.passeur.http.forward.ExchangePolicy.Upload;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole policy of exchanges as tables: each failure in each phase, the rest of a body, and the use of a connection. */
class ExchangePolicyTest {

    /**
     * Before the response: what happens to a request without a body and with a safe method, to one whose body is intact, to
     * one whose body is on its way, and to the first of these when the server has had it too often.
     */
    @ParameterizedTest
    @CsvSource(textBlock = """
            UNREACHABLE,    NEXT_SERVER,    NEXT_SERVER,    RESPOND, NEXT_SERVER
            NOT_CONNECTED,  RESPOND,        RESPOND,        RESPOND, RESPOND
            OTHER_PROTOCOL, OTHER_PROTOCOL, OTHER_PROTOCOL, RESPOND, OTHER_PROTOCOL
            UNPROCESSED,    RETRY,          RETRY,          RESPOND, RESPOND
            STALE,          RETRY,          RESPOND,        RESPOND, NEXT_SERVER
            CUT,            NEXT_SERVER,    RESPOND,        RESPOND, NEXT_SERVER
            MALFORMED,      RESPOND,        RESPOND,        RESPOND, RESPOND
            LATE,           RESPOND,        RESPOND,        RESPOND, RESPOND
            CLIENT_GONE,    RESPOND,        RESPOND,        RESPOND, RESPOND
            CLIENT_SLOW,    RESPOND,        RESPOND,        RESPOND, RESPOND
            NOT_WRITTEN,    RESPOND,        RESPOND,        RESPOND, RESPOND
            """)
    void beforeTheResponse(Kind kind, Action repeatable, Action intact, Action sent, Action tooOften) {
        assertThat(ExchangePolicy.onFailure(kind, new Situation(Phase.WAITING, true, true, true)))
                .isEqualTo(repeatable);
        assertThat(ExchangePolicy.onFailure(kind, new Situation(Phase.WAITING, false, true, true)))
                .isEqualTo(intact);
        assertThat(ExchangePolicy.onFailure(kind, new Situation(Phase.WAITING, false, false, true)))
                .isEqualTo(sent);
        assertThat(ExchangePolicy.onFailure(kind, new Situation(Phase.WAITING, true, true, false)))
                .isEqualTo(tooOften);
    }

    /** Later: while the server's response is passed on, while the proxy responds itself, and when another has the request. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            UNREACHABLE,    BREAK,  IGNORE, IGNORE
            NOT_CONNECTED,  BREAK,  IGNORE, IGNORE
            OTHER_PROTOCOL, BREAK,  IGNORE, IGNORE
            UNPROCESSED,    BREAK,  IGNORE, IGNORE
            STALE,          BREAK,  IGNORE, IGNORE
            CUT,            BREAK,  IGNORE, IGNORE
            MALFORMED,      BREAK,  IGNORE, IGNORE
            LATE,           IGNORE, IGNORE, IGNORE
            CLIENT_GONE,    ABORT,  IGNORE, IGNORE
            CLIENT_SLOW,    ABORT,  IGNORE, IGNORE
            NOT_WRITTEN,    BREAK,  BREAK,  IGNORE
            """)
    void onceSomebodyResponds(Kind kind, Action responding, Action failed, Action handedOver) {
        for (Situation any : situations()) {
            assertThat(onFailure(kind, Phase.RESPONDING, any)).isEqualTo(responding);
            assertThat(onFailure(kind, Phase.FAILED, any)).isEqualTo(failed);
            assertThat(onFailure(kind, Phase.HANDED_OVER, any)).isEqualTo(handedOver);
        }
    }

    private static Action onFailure(Kind kind, Phase phase, Situation any) {
        return ExchangePolicy.onFailure(kind, new Situation(phase, any.repeatable(), any.intact(), any.attemptsLeft()));
    }

    private static List<Situation> situations() {
        return Stream.of(true, false)
                .flatMap(repeatable -> Stream.of(true, false)
                        .flatMap(intact -> Stream.of(true, false)
                                .map(left -> new Situation(Phase.WAITING, repeatable, intact, left))))
                .toList();
    }

    /** Once the client has seen the beginning of a response, no second one may follow it. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void aResponseThatHasBegunIsNeverReplaced(Kind kind) {
        for (Situation any : situations()) {
            assertThat(onFailure(kind, Phase.RESPONDING, any)).isIn(Action.IGNORE, Action.BREAK, Action.ABORT);
        }
    }

    static Stream<Object[]> statuses() {
        return Stream.of(new Object[][] {
            {ExchangeFailure.notConnected(new ConnectException("refused")), Kind.UNREACHABLE, 502},
            {ExchangeFailure.notConnected(new ConnectException("Connection timed out")), Kind.UNREACHABLE, 504},
            {ExchangeFailure.notConnected(new SocketTimeoutException("late")), Kind.NOT_CONNECTED, 504},
            {ExchangeFailure.notConnected(new SSLHandshakeException("no")), Kind.NOT_CONNECTED, 502},
            {ExchangeFailure.notConnected(new OtherProtocolException()), Kind.OTHER_PROTOCOL, 502},
            {ExchangeFailure.unprocessed(new EOFException()), Kind.UNPROCESSED, 502},
            {ExchangeFailure.stale(new EOFException()), Kind.STALE, 502},
            {ExchangeFailure.cut(new EOFException()), Kind.CUT, 502},
            {ExchangeFailure.cut(new SocketTimeoutException("no pong")), Kind.CUT, 504},
            {ExchangeFailure.malformed(new IOException("nonsense")), Kind.MALFORMED, 502},
            {ExchangeFailure.late(new SocketTimeoutException("late")), Kind.LATE, 504},
            {ExchangeFailure.clientGone(new EOFException()), Kind.CLIENT_GONE, 499},
            {ExchangeFailure.clientGone(new TimeoutException()), Kind.CLIENT_SLOW, 408},
            {ExchangeFailure.notWritten(new IOException()), Kind.NOT_WRITTEN, 500},
        });
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void whatTheClientReceives(ExchangeFailure failure, Kind kind, int status) {
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.status()).isEqualTo(status);
    }

    @Test
    void everyKindOfFailureHasAStatus() {
        assertThat(statuses().map(row -> (Kind) row[1]).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Kind.values()));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # read, begun, expects 100, HTTP/1.1
            true,  true,  false, true,  COMPLETE
            true,  true,  true,  false, COMPLETE
            false, false, true,  true,  NOT_BEGUN
            false, false, true,  false, NOT_BEGUN
            false, true,  true,  true,  DISCARD
            false, true,  false, true,  DISCARD
            false, false, false, true,  DISCARD
            false, true,  false, false, STOP
            false, true,  true,  false, STOP
            false, false, false, false, STOP
            """)
    void theRestOfTheBody(boolean read, boolean begun, boolean expectsContinue, boolean http1, Upload rest) {
        assertThat(ExchangePolicy.afterResponse(read, begun, expectsContinue, http1))
                .isEqualTo(rest);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, true, true",
        "false, true, true, false",
        "true, false, true, false",
        "true, true, false, false"
    })
    void connectionsCarryAnotherRequest(boolean sent, boolean clean, boolean persistent, boolean reusable) {
        assertThat(ExchangePolicy.mayReuse(sent, clean, persistent)).isEqualTo(reusable);
    }

    @ParameterizedTest
    @CsvSource({"GET, true", "HEAD, true", "OPTIONS, true", "TRACE, true", "POST, false", "DELETE, false", "get, false"
    })
    void safeMethods(String method, boolean safe) {
        assertThat(ExchangePolicy.isSafe(method)).isEqualTo(safe);
    }
}
