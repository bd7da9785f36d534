package io.passeur.guard;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** The place in a plugin where something happened. */
final class Frames {

    private Frames() {}

    /** {@code  at com.example.Geo.create(Geo.java:12)}; empty if the failure has no stack. */
    static String place(Throwable failure) {
        try {
            return place(failure.getStackTrace());
        } catch (RuntimeException | Error e) {
            return "";
        }
    }

    static String place(StackTraceElement[] stack) {
        return first(stack, Frames::isOfJar)
                .or(() -> first(stack, Frames::isOfPlugin))
                .map(frame -> " at " + text(frame))
                .orElse("");
    }

    private static Optional<StackTraceElement> first(StackTraceElement[] stack, Predicate<StackTraceElement> wanted) {
        return Arrays.stream(stack).filter(wanted).findFirst();
    }

    /** Whether the class comes from a jar of a plugin, and not from the proxy that the plugin called. */
    private static boolean isOfJar(StackTraceElement frame) {
        String loader = frame.getClassLoaderName();
        return frame.getModuleName() == null && loader != null && !loader.equals("app");
    }

    /** Names of class loaders are names of plugins; plugins on the class path share theirs with the proxy. */
    static boolean isOfPlugin(StackTraceElement frame) {
        return frame.getModuleName() == null && !frame.getClassName().startsWith("org.eclipse.jetty.");
    }

    static String text(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName() + ":"
                + frame.getLineNumber() + ")";
    }
}
