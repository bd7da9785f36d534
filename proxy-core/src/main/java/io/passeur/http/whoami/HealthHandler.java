package io.passeur.http.whoami;

import io.passeur.spi.Responses;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** {@code /health}: responds with the status that the last POST set. */
final class HealthHandler implements Request.Handler {

    private static final Pattern STATUS = Pattern.compile("[2-5][0-9]{2}");
    private static final int LONGEST_BODY = 16;

    private volatile int status = 200;

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (HttpMethod.POST.is(request.getMethod())) {
            Content.Source.asByteArrayAsync(request, LONGEST_BODY).whenComplete((body, failure) -> {
                String text = failure == null ? new String(body, StandardCharsets.US_ASCII).strip() : "";
                change(text, response, callback);
            });
        } else {
            Responses.empty(response, callback, status);
        }
        return true;
    }

    private void change(String text, Response response, Callback callback) {
        if (STATUS.matcher(text).matches()) {
            status = Integer.parseInt(text);
            Responses.empty(response, callback, 200);
        } else {
            Responses.error(response, callback, 400, "expected a status from 200 to 599");
        }
    }
}
