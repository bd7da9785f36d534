package io.passeur.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.passeur.spi.Problem;
import io.passeur.spi.Problem.Severity;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** The errors and warnings that a start logs, each once: those of the proxy and those of plugins. */
final class LoggedProblems extends AppenderBase<ILoggingEvent> {

    private final Map<String, Severity> messages = new LinkedHashMap<>();

    private LoggedProblems() {}

    /** Sends the log here and nowhere else. */
    static LoggedProblems inLog() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        LoggedProblems found = new LoggedProblems();
        found.setContext(context);
        found.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(found);
        return found;
    }

    @Override
    protected void append(ILoggingEvent event) {
        add(event.getFormattedMessage(), event.getLevel() == Level.ERROR ? Severity.ERROR : Severity.WARNING);
    }

    void add(Problem problem) {
        add(problem.toString(), problem.severity());
    }

    private synchronized void add(String message, Severity severity) {
        messages.put(message, severity);
    }

    synchronized boolean hasErrors() {
        return messages.containsValue(Severity.ERROR);
    }

    /** One line each, in the order in which they were found. */
    synchronized String lines() {
        StringBuilder text = new StringBuilder();
        messages.forEach((message, severity) ->
                text.append(word(severity)).append(": ").append(message).append('\n'));
        return text.toString();
    }

    /** {@code 2 errors and 1 warning}. */
    synchronized String summary() {
        return messages.isEmpty() ? "no problems" : count(Severity.ERROR) + " and " + count(Severity.WARNING);
    }

    private String count(Severity severity) {
        long number = messages.values().stream().filter(severity::equals).count();
        return number + " " + word(severity) + (number == 1 ? "" : "s");
    }

    private static String word(Severity severity) {
        return severity == Severity.ERROR ? "error" : "warning";
    }
}
