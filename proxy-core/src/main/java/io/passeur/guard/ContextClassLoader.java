package io.passeur.guard;

/** Sets the thread's context class loader until it is closed. */
final class ContextClassLoader implements AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private final ClassLoader previous = thread.getContextClassLoader();

    ContextClassLoader(ClassLoader loader) {
        thread.setContextClassLoader(loader);
    }

    @Override
    public void close() {
        thread.setContextClassLoader(previous);
    }
}
