package io.passeur.hostile;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.passeur.testing.Await;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What the whole process logs while this is open. */
final class SeenLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> stacks = new CopyOnWriteArrayList<>();

    SeenLog() {
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        String failure = event.getThrowableProxy() == null
                ? ""
                : " " + event.getThrowableProxy().getMessage();
        lines.add(event.getFormattedMessage() + failure);
        if (event.getThrowableProxy() != null) {
            stacks.add(event.getFormattedMessage());
        }
    }

    void awaitLineWith(String... words) {
        try {
            Await.until(
                    () -> lines.stream().anyMatch(line -> Arrays.stream(words).allMatch(line::contains)));
        } catch (AssertionError e) {
            throw new AssertionError("no line with " + Arrays.toString(words) + " among " + lines, e);
        }
    }

    /** How many lines hold all these words. */
    long count(String... words) {
        return lines.stream()
                .filter(line -> Arrays.stream(words).allMatch(line::contains))
                .count();
    }

    /** The messages that were logged with a stack. */
    List<String> withStack() {
        return stacks;
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }
}
