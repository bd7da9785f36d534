package io.passeur.spi;

/**
 * Problems that a plugin finds while it runs. Each problem is logged once. The API and the dashboard show it until it
 * is withdrawn, with its element and the place where the element is configured. Thread-safe; no method blocks. When the
 * element is closed, its remaining problems are withdrawn.
 */
public interface ProblemReporter {

    /**
     * Reports that the element does not work as configured.
     *
     * @param key identifies the problem within this element; a new message for a key replaces the previous one
     * @param message for the author of the settings: the problem, the value, and the expected form
     */
    void error(String key, String message);

    /** As {@link #error}, for an element that works but needs attention. */
    void warning(String key, String message);

    /** Withdraws a problem. Does nothing if it was not reported. */
    void withdraw(String key);
}
