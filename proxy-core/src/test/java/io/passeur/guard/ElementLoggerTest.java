package io.passeur.guard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ElementLoggerTest {

    private final Logger kind = (Logger) LoggerFactory.getLogger("middleware");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final org.slf4j.Logger logger = ElementLogger.of("middleware", "auth@file");

    @BeforeEach
    void collect() {
        appender.start();
        kind.addAppender(appender);
        kind.setLevel(Level.INFO);
    }

    @AfterEach
    void stop() {
        kind.detachAppender(appender);
        kind.setLevel(null);
    }

    @Test
    void namesTheElement() {
        logger.warn("{} is {}", "it", "odd");

        assertThat(appender.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).isEqualTo("it is odd");
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getKeyValuePairs())
                    .extracting(Object::toString)
                    .containsExactly("middlewareName=\"auth@file\"");
        });
    }

    @Test
    void keepsFailuresAndFields() {
        logger.atError()
                .addKeyValue("code", 7)
                .setCause(new IllegalStateException("no"))
                .log("failed");
        logger.error("failed for {}", "x", new IllegalStateException("no"));

        assertThat(appender.list)
                .allSatisfy(event ->
                        assertThat(event.getThrowableProxy().getMessage()).isEqualTo("no"));
        assertThat(appender.list.get(0).getKeyValuePairs())
                .extracting(Object::toString)
                .containsExactly("middlewareName=\"auth@file\"", "code=\"7\"");
        assertThat(appender.list.get(1).getFormattedMessage()).isEqualTo("failed for x");
    }

    @Test
    void hasTheLevelOfItsKind() {
        logger.debug("not shown");

        assertThat(logger.isDebugEnabled()).isFalse();
        assertThat(logger.isInfoEnabled()).isTrue();
        assertThat(appender.list).isEmpty();
    }

    /** The logging library keeps every logger for ever and searches them one by one. */
    @Test
    void elementsShareOneLogger() {
        logger.warn("odd");

        assertThat(((LoggerContext) LoggerFactory.getILoggerFactory()).getLoggerList())
                .extracting(Logger::getName)
                .doesNotContain("middleware.auth@file");
    }
}
