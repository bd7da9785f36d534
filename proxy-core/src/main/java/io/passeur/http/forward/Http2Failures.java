package io.passeur.http.forward;

import io.passeur.http.forward.ExchangeFailure.Kind;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http2.ErrorCode;

/** Explains why an HTTP/2 server has not responded. */
final class Http2Failures {

    private static final Set<String> PROTOCOL_ERRORS =
            EnumSet.range(ErrorCode.PROTOCOL_ERROR, ErrorCode.HTTP_1_1_REQUIRED_ERROR).stream()
                    .filter(error -> error != ErrorCode.CANCEL_STREAM_ERROR)
                    .map(error -> ErrorCode.toString(error.code, ""))
                    .collect(Collectors.toUnmodifiableSet());

    private Http2Failures() {}

    /**
     * Jetty distinguishes protocol errors from broken connections only by the message, which begins with the name of
     * the error.
     */
    static Throwable explain(Throwable failure) {
        String text = failure.getMessage();
        if (text == null || failure.getClass() != IOException.class) {
            return failure;
        }
        String name = text.substring(0, Math.max(0, text.indexOf('/')));
        return PROTOCOL_ERRORS.contains(name) ? new Http2ProtocolException("not HTTP/2: " + text) : failure;
    }

    /** @param unopened no part of the request was sent */
    static ExchangeFailure explain(Throwable cause, boolean unopened) {
        if (cause instanceof Http2ProtocolException || cause instanceof InvalidResponseException) {
            return ExchangeFailure.malformed(cause);
        }
        if (cause instanceof HttpException own) {
            return new ExchangeFailure(Kind.NOT_CONNECTED, own.getCode(), cause);
        }
        return unopened ? ExchangeFailure.notConnected(cause) : ExchangeFailure.cut(cause);
    }
}
