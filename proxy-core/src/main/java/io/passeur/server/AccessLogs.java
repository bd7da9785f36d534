package io.passeur.server;

import io.passeur.accesslog.AccessLog;
import io.passeur.config.EntryPointConfiguration;
import io.passeur.config.StaticConfiguration;
import io.passeur.observation.RequestObserver;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The access log, if there is one.
 *
 * @param log null for none
 */
record AccessLogs(@Nullable AccessLog log, Map<String, EntryPointConfiguration> entryPoints) implements AutoCloseable {

    static AccessLogs of(StaticConfiguration configuration, Clock clock, Threads threads) {
        var accessLog = configuration.accessLog();
        AccessLog log = accessLog == null
                ? null
                : new AccessLog(accessLog, clock, task -> Threads.inThread("access log", task), threads.housekeeping());
        return new AccessLogs(log, configuration.entryPoints());
    }

    List<RequestObserver> observers(String entryPoint) {
        EntryPointConfiguration own = entryPoints.get(entryPoint);
        return log == null || own == null
                ? List.of()
                : List.of(log.observer(own.observability().accessLogs()));
    }

    void reopen() {
        if (log != null) {
            log.reopen();
        }
    }

    @Override
    public void close() {
        if (log != null) {
            log.close();
        }
    }
}
