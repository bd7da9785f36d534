package io.passeur.guard;

import io.passeur.spi.ConfigurationException;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes why a plugin failed. */
public final class FailureText {

    private static final Pattern CLASS_FILE_VERSION = Pattern.compile("class file version (\\d+)");
    private static final int VERSION_OF_JAVA_1 = 44;
    private static final int MAX_DEPTH = 16;

    private FailureText() {}

    /** Methods of an exception are a plugin's too, and may throw. */
    public static String reason(Throwable failure) {
        try {
            return said(failure);
        } catch (Throwable e) {
            return failure.getClass().getName();
        }
    }

    private static String said(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < MAX_DEPTH && isWrapper(cause); depth++) {
            cause = Objects.requireNonNull(cause.getCause());
        }
        if (cause instanceof UnsupportedClassVersionError) {
            return tooNew((UnsupportedClassVersionError) cause);
        }
        if (cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException) {
            return "the class " + className(cause) + " is missing from its jars";
        }
        boolean plain = cause instanceof ServiceConfigurationError || cause instanceof ConfigurationException;
        return plain && cause.getMessage() != null ? cause.getMessage() : cause.toString();
    }

    /** The {@link #reason} and, if it is known, the place in the plugin. */
    public static String reasonAndPlace(Throwable failure) {
        return reason(failure) + Frames.place(failure);
    }

    private static boolean isWrapper(Throwable failure) {
        return (failure instanceof ServiceConfigurationError || failure instanceof ExceptionInInitializerError)
                && failure.getCause() != null;
    }

    private static String className(Throwable missing) {
        return Objects.requireNonNullElse(missing.getMessage(), "").replace('/', '.');
    }

    private static String tooNew(UnsupportedClassVersionError error) {
        Matcher version = CLASS_FILE_VERSION.matcher(Objects.requireNonNullElse(error.getMessage(), ""));
        String needed =
                version.find() ? "Java " + (Integer.parseInt(version.group(1)) - VERSION_OF_JAVA_1) : "a newer Java";
        return "it is built for " + needed + ", but this is Java "
                + Runtime.version().feature();
    }
}
