package io.passeur.spi;

/**
 * Problems that a plugin finds while it runs. They appear in the log once each, and in the API, the overview and the dashboard
 * for as long as they last, with the element that has them and the place where it is configured. Thread-safe; no method
 * blocks. What is left when the element is closed is withdrawn.
 */
public interface ProblemReporter {

    /**
     * Reports that the element does not do what its settings say.
     *
     * @param key names the problem among those of this element; a new message for a key replaces the one before
     * @param message for the person who wrote the settings: what is wrong, the value, and what was expected
     */
    void error(String key, String message);

    /** As {@link #error}, for what works but deserves attention. */
    void warning(String key, String message);

    /** The problem is gone. Does nothing if it was not reported. */
    void withdraw(String key);
}
