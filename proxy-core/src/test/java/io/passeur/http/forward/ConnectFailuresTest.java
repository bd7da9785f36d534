package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectFailuresTest {

    static Stream<Arguments> causes() {
        return Stream.of(
                Arguments.of(new ConnectException("Connection refused"), 502),
                Arguments.of(new CompletionException(new UnknownHostException("h")), 502),
                Arguments.of(new ConnectException("Connection timed out"), 504),
                Arguments.of(new SocketTimeoutException(), 504),
                Arguments.of(new CompletionException(new TimeoutException()), 504));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void status(Throwable cause, int expected) {
        assertThat(ConnectFailures.status(cause)).isEqualTo(expected);
    }
}
