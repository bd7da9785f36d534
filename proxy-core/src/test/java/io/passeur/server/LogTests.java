package io.passeur.server;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** Leaves the process' log as the next test expects it. */
final class LogTests {

    private LogTests() {}

    static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    static void restore() {
        context().reset();
        new QuietLogbackConfigurator().configure(context());
    }
}
