package io.passeur.entrypoint;

import io.passeur.observation.RequestObserver;
import io.passeur.observation.RequestRecord;
import io.passeur.spi.Responses;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Where Jetty hands over a request. */
final class RequestEntry extends Handler.Abstract.NonBlocking {

    private static final RequestDispatcher NOTHING =
            (request, response, callback) -> Responses.error(response, callback, 404, "404 page not found");

    /** Read exactly once by every request. */
    private volatile RequestDispatcher dispatcher = NOTHING;

    private final RunningRequests running = new RunningRequests();
    private final String entryPoint;
    private final RequestIntake intake;
    private final KeepAlive keepAlive;
    private final FailureLog failures;
    private final List<RequestObserver> observers;

    /** @param entryPoint its name */
    RequestEntry(
            String entryPoint,
            RequestIntake intake,
            KeepAlive keepAlive,
            FailureLog failures,
            List<RequestObserver> observers) {
        this.entryPoint = entryPoint;
        this.intake = intake;
        this.keepAlive = keepAlive;
        this.failures = failures;
        this.observers = List.copyOf(observers);
    }

    void swap(RequestDispatcher next) {
        dispatcher = next;
    }

    RunningRequests running() {
        return running;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        RequestRecord record = new RequestRecord(entryPoint);
        Exchange exchange = new Exchange(request, response, callback, running, failures, observers, record);
        try {
            keepAlive.limit(request, response);
            Http2HeadLimit.guard(request);
            InboundRequest inbound = intake.read(request, record);
            record.accepted(inbound);
            dispatcher.dispatch(inbound, response, exchange);
        } catch (RejectedException e) {
            e.rejection().answer(response, exchange);
        } catch (Throwable e) {
            exchange.failed(e);
        }
        return true;
    }
}
