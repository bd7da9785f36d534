package io.passeur.resolver.acme.storage;

import io.passeur.toolkit.json.GoEscapes;
import io.passeur.toolkit.json.JsonText;
import io.passeur.toolkit.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON in the layout of Go with an indent of two spaces. Trees consist of Map (in the order of the text), List,
 * String, Boolean, {@link Number Numbers} as written, and null.
 */
final class GoJson {

    private static final int MAX_DEPTH = 100;
    private static final JsonFactory FACTORY = new JsonFactory();

    private GoJson() {}

    /** A number with the digits of the text, so that none is lost. */
    record Literal(String digits) {}

    /** @throws IllegalArgumentException if the text is not one JSON value */
    static @Nullable Object read(String text) {
        try (JsonParser parser = FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), text)) {
            Object value = value(parser, parser.nextToken(), 0);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("text after the end of the value");
            }
            return value;
        } catch (StreamReadException e) {
            throw new IllegalArgumentException(
                    e.getOriginalMessage() + " (line " + e.getLocation().getLineNr() + ")", e);
        }
    }

    private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token, int depth) {
        if (token == null || depth > MAX_DEPTH) {
            throw new IllegalArgumentException(token == null ? "ends too early" : "nested too deeply");
        }
        return switch (token) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> array(parser, depth);
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Literal(parser.getString());
            default -> parser.getString();
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser, int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            members.put(name, value(parser, parser.nextToken(), depth + 1));
        }
        return members;
    }

    private static List<@Nullable Object> array(JsonParser parser, int depth) {
        List<@Nullable Object> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token, depth + 1));
        }
        return items;
    }

    static String write(@Nullable Object tree) {
        JsonText text = new JsonText();
        write(JsonWriter.indented(text, GoEscapes.HTML), tree);
        return text.toString();
    }

    private static void write(JsonWriter writer, @Nullable Object tree) {
        if (tree instanceof Map<?, ?> members) {
            writer.beginObject();
            members.forEach((name, member) -> {
                writer.name(String.valueOf(name));
                write(writer, member);
            });
            writer.endObject();
        } else if (tree instanceof List<?> items) {
            writer.beginArray();
            items.forEach(item -> write(writer, item));
            writer.endArray();
        } else if (tree instanceof Literal number) {
            writer.literal(number.digits());
        } else if (tree == null || tree instanceof Boolean) {
            writer.literal(String.valueOf(tree));
        } else {
            writer.string(tree.toString());
        }
    }
}
