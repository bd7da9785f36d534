package io.passeur.entrypoint;

import io.passeur.guard.PluginException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;

/**
 * Logs each distinct cause once, so that a fault in every request does not fill the disk: with its stack trace, unless it
 * is a plugin's, whose message names the place.
 */
final class FailureLog {

    private static final int MAX_CAUSES = 1000;
    private static final String FIRST = "{} failed: {}; the same failure is not logged again";

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
        if (seen.putIfAbsent(cause, true) != null) {
            log.debug("{} {} failed again: {}", request.getMethod(), request.getHttpURI(), cause);
        } else if (failure instanceof PluginException) {
            log.error(FIRST, subject(request), failure.getMessage());
            log.debug("The stack of that failure", failure);
        } else {
            log.error(FIRST, subject(request), cause, failure);
        }
    }

    private static String subject(Request request) {
        HttpURI uri = request.getHttpURI();
        return request.getMethod() + " " + uri.getAuthority() + uri.getPath();
    }

    /** The class of the failure and where it occurred. Messages are left out because they may differ for every request. */
    private static String describe(Throwable failure) {
        if (failure instanceof PluginException plugin) {
            return plugin.kind();
        }
        StackTraceElement[] stack = failure.getStackTrace();
        return failure.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }
}
