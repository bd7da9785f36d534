package io.passeur.tls;

import io.passeur.spi.Requests;
import io.passeur.spi.Responses;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.HostPort;
import org.jspecify.annotations.Nullable;

/** Responds to {@code /.well-known/acme-challenge/<token>}: the service {@code acme-http@internal}. */
public record HttpChallengeService(Challenges challenges) implements Request.Handler {

    private static final String PATH = "/.well-known/acme-challenge/";

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String answer = answer(request);
        if (answer == null) {
            Responses.empty(response, callback, HttpStatus.NOT_FOUND_404);
        } else {
            response.setStatus(HttpStatus.OK_200);
            response.write(true, ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)), callback);
        }
        return true;
    }

    private @Nullable String answer(Request request) {
        String path = request.getHttpURI().getPath();
        if (path == null || !path.startsWith(PATH)) {
            return null;
        }
        return challenges.httpChallengeResponse(host(Requests.host(request)), path.substring(PATH.length()));
    }

    private static String host(String written) {
        try {
            return new HostPort(written).getHost().toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            // No resolver handles challenges for an invalid name.
            return "";
        }
    }
}
