package io.passeur.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FramesTest {

    private static final StackTraceElement LOGGING = frame("app", "ch.qos.logback.classic.Logger", "Logger.java");
    private static final StackTraceElement JAVA =
            new StackTraceElement(null, "java.base", "17", "java.util.List", "of", "List.java", 7);

    private static StackTraceElement frame(String loader, String type, String file) {
        return new StackTraceElement(loader, null, null, type, "walk", file, 7);
    }

    /** As after a stack overflow, which ends anywhere. */
    @Test
    void thePlaceIsInThePluginAlsoIfThePluginCalledTheProxy() {
        StackTraceElement[] stack = {JAVA, LOGGING, frame("geo.jar", "com.example.Geo", "Geo.java")};

        assertThat(Frames.place(stack)).isEqualTo(" at com.example.Geo.walk(Geo.java:7)");
    }

    @Test
    void aPluginOnTheClassPathHasAPlaceToo() {
        StackTraceElement[] stack = {JAVA, frame("app", "com.example.Geo", "Geo.java")};

        assertThat(Frames.place(stack)).isEqualTo(" at com.example.Geo.walk(Geo.java:7)");
    }
}
