package io.passeur.toolkit.json;

/** Collects JSON in a string. Not thread-safe. */
public final class JsonText implements JsonSink {

    private final StringBuilder text = new StringBuilder(160);

    @Override
    public void character(char c) {
        text.append(c);
    }

    @Override
    public void ascii(String part, int from, int to) {
        text.append(part, from, to);
    }

    @Override
    public void text(String part, int from, int to) {
        text.append(part, from, to);
    }

    /** What was collected so far. */
    @Override
    public String toString() {
        return text.toString();
    }
}
