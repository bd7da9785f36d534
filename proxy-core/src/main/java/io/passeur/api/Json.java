package io.passeur.api;

import io.passeur.toolkit.json.GoEscapes;
import io.passeur.toolkit.json.JsonText;
import io.passeur.toolkit.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The bodies of the API's responses, as Traefik writes them: the keys of maps are sorted, a newline ends the text. */
final class Json {

    private final JsonText text = new JsonText();
    private final JsonWriter writer = JsonWriter.compact(text, GoEscapes.HTML);

    private Json() {}

    /** @param value a JsonObject, Map, Collection, String, Number, Boolean, or null */
    static byte[] bytes(@Nullable Object value) {
        Json json = new Json();
        json.append(value);
        json.text.character('\n');
        return json.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void append(@Nullable Object value) {
        if (value instanceof JsonObject object) {
            members(object.members());
        } else if (value instanceof Map<?, ?> map) {
            members(new TreeMap<>(map));
        } else if (value instanceof Collection<?> list) {
            writer.beginArray();
            list.forEach(this::append);
            writer.endArray();
        } else if (value instanceof String string) {
            writer.string(string);
        } else {
            writer.literal(String.valueOf(value));
        }
    }

    private void members(Map<?, ?> members) {
        writer.beginObject();
        members.forEach((name, value) -> {
            writer.name(String.valueOf(name));
            append(value);
        });
        writer.endObject();
    }
}
