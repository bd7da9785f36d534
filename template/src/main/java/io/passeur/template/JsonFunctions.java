package io.passeur.template;

import io.passeur.toolkit.json.GoEscapes;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Functions that write and read JSON. */
final class JsonFunctions {

    private JsonFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("toJson", 1, args -> TemplateJson.of(args.value(0), GoEscapes.HTML));
        table.add("toRawJson", 1, args -> TemplateJson.of(args.value(0), GoEscapes.PLAIN));
        table.add("toPrettyJson", 1, args -> TemplateJson.indented(args.value(0)));
        table.add("fromJson", 1, args -> parsed(args.text(0)));
        for (String name : List.of("toJson", "toRawJson", "toPrettyJson", "fromJson")) {
            table.alias("must" + Character.toUpperCase(name.charAt(0)) + name.substring(1), name);
        }
    }

    private static @Nullable Object parsed(String text) {
        try {
            return own(JsonMapper.shared().readValue(text, Object.class));
        } catch (JacksonException e) {
            throw new FunctionFailure("invalid JSON: " + e.getOriginalMessage());
        }
    }

    /** All numbers become floating-point numbers, as in Go. */
    private static @Nullable Object own(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(JsonFunctions::own).collect(Collectors.toList());
        }
        if (value instanceof Map<?, ?> map) {
            Dict dict = new Dict();
            map.forEach((key, element) -> dict.put(String.valueOf(key), own(element)));
            return dict;
        }
        return value;
    }
}
