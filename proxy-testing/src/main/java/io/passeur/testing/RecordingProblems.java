package io.passeur.testing;

import io.passeur.spi.ProblemReporter;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps reported problems until they are withdrawn. */
public final class RecordingProblems implements ProblemReporter {

    private final Map<String, String> messages = new ConcurrentSkipListMap<>();

    @Override
    public void error(String key, String message) {
        messages.put(key, "ERROR " + message);
    }

    @Override
    public void warning(String key, String message) {
        messages.put(key, "WARNING " + message);
    }

    @Override
    public void withdraw(String key) {
        messages.remove(key);
    }

    /** {@code SEVERITY message} by key. */
    public Map<String, String> messages() {
        return Map.copyOf(messages);
    }
}
