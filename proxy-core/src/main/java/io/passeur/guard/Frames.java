package io.passeur.guard;

/** The place in a plugin where something happened. */
final class Frames {

    private Frames() {}

    /** {@code  at com.example.Geo.create(Geo.java:12)}; empty if the failure has no stack. */
    static String place(Throwable failure) {
        return place(failure.getStackTrace());
    }

    static String place(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (isOfPlugin(frame)) {
                return " at " + text(frame);
            }
        }
        return "";
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
