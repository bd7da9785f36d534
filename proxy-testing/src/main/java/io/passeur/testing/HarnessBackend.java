package io.passeur.testing;

import io.passeur.observation.RequestRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Records the requests that it receives, and lets another handler respond. */
final class HarnessBackend implements Request.Handler {

    static final Request.Handler OK = (request, response, callback) -> {
        response.setStatus(200);
        response.write(true, ByteBuffer.wrap("ok".getBytes(StandardCharsets.US_ASCII)), callback);
        return true;
    };

    private final List<ReceivedRequest> received = new CopyOnWriteArrayList<>();
    private final Request.Handler responder;

    HarnessBackend(Request.Handler responder) {
        this.responder = responder;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        received.add(new ReceivedRequest(
                request.getMethod(),
                request.getHttpURI().getPathQuery(),
                String.valueOf(request.getHttpURI().getAuthority()),
                request.getHeaders().asImmutable(),
                RequestRecord.ofOrUnread(request)));
        return responder.handle(request, response, callback);
    }

    ReceivedRequest newest() {
        if (received.isEmpty()) {
            throw new AssertionError("no request reached the handler");
        }
        return received.get(received.size() - 1);
    }

    int count() {
        return received.size();
    }
}
