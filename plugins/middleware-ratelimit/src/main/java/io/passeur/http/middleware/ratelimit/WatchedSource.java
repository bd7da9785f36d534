package io.passeur.http.middleware.ratelimit;

import io.passeur.spi.ProblemReporter;
import io.passeur.toolkit.source.IpStrategy;
import io.passeur.toolkit.source.SourceCriterion;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;

/** Warns once when a request lacks what tells its source, because all such requests share one bucket. */
final class WatchedSource implements Function<Request, String> {

    private final SourceCriterion criterion;
    private final Function<Request, String> source;
    private final ProblemReporter problems;
    private final AtomicBoolean warned = new AtomicBoolean();

    WatchedSource(SourceCriterion criterion, ProblemReporter problems) {
        this.criterion = criterion;
        this.source = criterion.source();
        this.problems = problems;
    }

    @Override
    public String apply(Request request) {
        String found = source.apply(request);
        if (found.isEmpty() && !warned.get() && warned.compareAndSet(false, true)) {
            problems.warning("source", message());
        }
        return found;
    }

    private String message() {
        IpStrategy strategy = criterion.ipStrategy();
        if (strategy == null) {
            return "sourceCriterion." + (criterion.requestHost() ? "requestHost" : "requestHeaderName")
                    + ": a request without it has arrived; all such requests share one bucket";
        }
        String option = strategy.depth() > 0 ? "depth" : "excludedIPs";
        return "sourceCriterion.ipStrategy." + option + ": X-Forwarded-For of a request has no such address; all such"
                + " requests share one bucket. Without a proxy in front, leave ipStrategy out";
    }
}
