package io.passeur.entrypoint;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;

/** Logs each distinct cause once with its stack trace, so that a fault in every request does not fill the disk. */
final class FailureLog {

    private static final int MAX_CAUSES = 1000;

    private final Logger log;
    private final Map<String, Boolean> seen = new ConcurrentHashMap<>();

    FailureLog(Logger log) {
        this.log = log;
    }

    void log(Request request, Throwable failure) {
        String cause = describe(failure);
        if (seen.size() >= MAX_CAUSES) {
            seen.clear();
        }
        if (seen.putIfAbsent(cause, true) == null) {
            log.error(
                    "{} {}{} failed: {}; the same failure is not logged again",
                    request.getMethod(),
                    request.getHttpURI().getAuthority(),
                    request.getHttpURI().getPath(),
                    cause,
                    failure);
        } else {
            log.debug("{} {} failed again: {}", request.getMethod(), request.getHttpURI(), cause);
        }
    }

    /** The class of the failure and where it occurred. Messages are left out because they may differ for every request. */
    private static String describe(Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        return failure.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }
}
