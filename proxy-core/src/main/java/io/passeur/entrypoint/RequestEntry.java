package io.passeur.entrypoint;

import io.passeur.net.MemoryBudget;
import io.passeur.observation.RequestObserver;
import io.passeur.observation.RequestRecord;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The handler that receives all requests of an entry point from Jetty. */
final class RequestEntry extends Handler.Abstract.NonBlocking {

    private final RunningRequests running = new RunningRequests();
    private final String entryPoint;
    private final Supplier<StreamState> state;
    private final RequestIntake intake;
    private final KeepAliveLimits keepAlive;
    private final FailureLog failures;
    private final List<RequestObserver> observers;
    private final MemoryBudget heads;

    /**
     * @param entryPoint its name
     * @param state read once by every request
     * @param heads what the heads of requests may take in all
     */
    RequestEntry(
            String entryPoint,
            Supplier<StreamState> state,
            RequestIntake intake,
            KeepAliveLimits keepAlive,
            FailureLog failures,
            List<RequestObserver> observers,
            MemoryBudget heads) {
        this.entryPoint = entryPoint;
        this.state = state;
        this.intake = intake;
        this.keepAlive = keepAlive;
        this.failures = failures;
        this.observers = List.copyOf(observers);
        this.heads = heads;
    }

    RunningRequests running() {
        return running;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        RequestRecord record = new RequestRecord(entryPoint);
        InboundExchange exchange =
                new InboundExchange(request, response, callback, running, failures, observers, record);
        try {
            exchange.takes(HeadSize.of(request), heads);
            keepAlive.limit(request, response);
            Http2HeadLimit.guard(request);
            InboundRequest inbound = intake.read(request, record);
            record.accepted(inbound);
            state.get().requests().dispatch(inbound, response, exchange);
        } catch (RejectedException e) {
            e.answer(response, exchange);
        } catch (Throwable e) {
            exchange.failed(e);
        }
        return true;
    }
}
