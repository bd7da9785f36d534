package io.passeur.toolkit.json;

/**
 * Writes one JSON document, value by value, as Go's encoder lays it out: without white space, or with each member on a line
 * of its own, indented by two spaces a level. The caller keeps to the grammar: a name before each member, an end for each
 * beginning. Not thread-safe.
 */
public final class JsonWriter {

    private final JsonSink sink;
    private final GoEscapes escapes;
    private final boolean indented;
    private int depth;
    private boolean first = true;
    private boolean named;

    private JsonWriter(JsonSink sink, GoEscapes escapes, boolean indented) {
        this.sink = sink;
        this.escapes = escapes;
        this.indented = indented;
    }

    /** Without white space. */
    public static JsonWriter compact(JsonSink sink, GoEscapes escapes) {
        return new JsonWriter(sink, escapes, false);
    }

    /** Each member on a line of its own; what is empty stays on one line. */
    public static JsonWriter indented(JsonSink sink, GoEscapes escapes) {
        return new JsonWriter(sink, escapes, true);
    }

    /** Begins an object; {@link #name} comes before each value in it. */
    public void beginObject() {
        begin('{');
    }

    /** Ends the innermost object. */
    public void endObject() {
        end('}');
    }

    /** Begins an array. */
    public void beginArray() {
        begin('[');
    }

    /** Ends the innermost array. */
    public void endArray() {
        end(']');
    }

    /** The name of the member that follows. */
    public void name(String name) {
        separate();
        escapes.quote(name, sink);
        sink.character(':');
        if (indented) {
            sink.character(' ');
        }
        named = true;
    }

    /** A string. */
    public void string(String value) {
        separate();
        escapes.quote(value, sink);
    }

    /** A number, {@code true}, {@code false} or {@code null}, as it is to be written. */
    public void literal(String value) {
        separate();
        sink.ascii(value, 0, value.length());
    }

    private void begin(char bracket) {
        separate();
        sink.character(bracket);
        first = true;
        depth++;
    }

    private void end(char bracket) {
        depth--;
        if (!first) {
            line();
        }
        sink.character(bracket);
        first = false;
    }

    private void separate() {
        if (named) {
            named = false;
            return;
        }
        if (!first) {
            sink.character(',');
        }
        if (depth > 0) {
            line();
        }
        first = false;
    }

    private void line() {
        if (indented) {
            sink.character('\n');
            for (int i = 0; i < depth; i++) {
                sink.ascii("  ", 0, 2);
            }
        }
    }
}
