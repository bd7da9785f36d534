package io.passeur.resolver.acme.storage;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * JSON that looks as if Go had written it with an indent of two blanks. Trees are of Map (in the order of the text), List,
 * String, Boolean, {@link Number Numbers} as written, and null.
 */
final class GoJson {

    private static final int MAX_DEPTH = 100;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .characterEscapes(new GoEscapes())
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .build();

    private GoJson() {}

    /** A number in the digits of the text, so that none is lost. */
    record Literal(String digits) {}

    /** @throws IllegalArgumentException if the text is not one JSON value */
    static @Nullable Object read(String text) {
        try (JsonParser parser = FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), text)) {
            Object value = value(parser, parser.nextToken(), 0);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("more text after the end of the value");
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
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(new Indented(), text)) {
            write(generator, tree);
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, @Nullable Object tree) {
        if (tree instanceof Map<?, ?> members) {
            generator.writeStartObject();
            members.forEach((name, member) -> {
                generator.writeName(String.valueOf(name));
                write(generator, member);
            });
            generator.writeEndObject();
        } else if (tree instanceof List<?> items) {
            generator.writeStartArray();
            items.forEach(item -> write(generator, item));
            generator.writeEndArray();
        } else if (tree instanceof Literal number) {
            generator.writeNumber(number.digits());
        } else if (tree instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (tree == null) {
            generator.writeNull();
        } else {
            generator.writeString(tree.toString());
        }
    }

    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new GoIndent();
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
