package io.passeur.toolkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonWriterTest {

    private final JsonText text = new JsonText();

    private static void write(JsonWriter writer) {
        writer.beginObject();
        writer.name("a&b");
        writer.string("c");
        writer.name("list");
        writer.beginArray();
        writer.literal("1.50");
        writer.beginArray();
        writer.endArray();
        writer.beginObject();
        writer.endObject();
        writer.literal("null");
        writer.endArray();
        writer.name("none");
        writer.beginObject();
        writer.endObject();
        writer.name("last");
        writer.literal("true");
        writer.endObject();
    }

    @Test
    void writesWithoutWhiteSpace() {
        write(JsonWriter.compact(text, GoEscapes.HTML));

        assertThat(text).hasToString("{\"a\\u0026b\":\"c\",\"list\":[1.50,[],{},null],\"none\":{},\"last\":true}");
    }

    @Test
    void indentsAsGoDoes() {
        write(JsonWriter.indented(text, GoEscapes.PLAIN));

        assertThat(text).hasToString("""
                {
                  "a&b": "c",
                  "list": [
                    1.50,
                    [],
                    {},
                    null
                  ],
                  "none": {},
                  "last": true
                }""");
    }

    @Test
    void writesASingleValue() {
        JsonWriter.indented(text, GoEscapes.PLAIN).string("a\nb");

        assertThat(text).hasToString("\"a\\nb\"");
    }
}
