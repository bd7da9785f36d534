package io.passeur.http.forward;

import io.passeur.observation.RequestRecord;
import io.passeur.spi.Responses;
import io.passeur.spi.StatusText;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A response that the proxy sends in a server's place. */
final class SubstituteResponse {

    private SubstituteResponse() {}

    static void send(RequestRecord record, Response response, Callback callback, int status) {
        record.substituted();
        record.answered(status, response.getHeaders());
        record.answeredBytes(StatusText.of(status).length());
        Responses.statusText(response, callback, status);
    }
}
