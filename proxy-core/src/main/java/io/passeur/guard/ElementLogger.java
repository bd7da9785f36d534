package io.passeur.guard;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The logger of one element's plugin. Every line carries the element's name as a field. Elements of a kind share one logger
 * of the logging library, which searches the loggers of a kind one by one and never forgets one. Thread-safe.
 */
public final class ElementLogger extends AbstractLogger {

    private static final long serialVersionUID = 1;

    private final transient Logger kind;
    private final String field;
    private final String element;

    private ElementLogger(String kind, String element) {
        this.kind = LoggerFactory.getLogger(kind);
        field = kind + "Name";
        this.element = element;
        name = kind + "." + element;
    }

    /** @param kind also names the field, as Traefik does: {@code middleware} is {@code middlewareName} */
    public static Logger of(String kind, String element) {
        return new ElementLogger(kind, element);
    }

    @Override
    public LoggingEventBuilder makeLoggingEventBuilder(Level level) {
        return kind.makeLoggingEventBuilder(level).addKeyValue(field, element);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String message,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        LoggingEventBuilder event = makeLoggingEventBuilder(level).setCause(failure);
        LoggingEventBuilder marked = marker == null ? event : event.addMarker(marker);
        marked.log(message, arguments == null ? new Object[0] : arguments);
    }

    @Override
    public boolean isTraceEnabled() {
        return kind.isTraceEnabled();
    }

    @Override
    public boolean isTraceEnabled(Marker marker) {
        return kind.isTraceEnabled(marker);
    }

    @Override
    public boolean isDebugEnabled() {
        return kind.isDebugEnabled();
    }

    @Override
    public boolean isDebugEnabled(Marker marker) {
        return kind.isDebugEnabled(marker);
    }

    @Override
    public boolean isInfoEnabled() {
        return kind.isInfoEnabled();
    }

    @Override
    public boolean isInfoEnabled(Marker marker) {
        return kind.isInfoEnabled(marker);
    }

    @Override
    public boolean isWarnEnabled() {
        return kind.isWarnEnabled();
    }

    @Override
    public boolean isWarnEnabled(Marker marker) {
        return kind.isWarnEnabled(marker);
    }

    @Override
    public boolean isErrorEnabled() {
        return kind.isErrorEnabled();
    }

    @Override
    public boolean isErrorEnabled(Marker marker) {
        return kind.isErrorEnabled(marker);
    }
}
