package io.passeur.api;

import io.passeur.config.Scalars;
import io.passeur.spi.ConfigurationException;
import io.passeur.toolkit.GoDuration;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The settings of a middleware under the names that its type gives them, in its order, whatever source they were written in:
 * a label's comma list is a list here.
 */
final class MiddlewareJson {

    private static final Set<Type> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);

    private MiddlewareJson() {}

    static JsonObject of(Class<?> type, Map<?, ?> settings) {
        Map<String, Object> left = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        settings.forEach((key, value) -> left.put(String.valueOf(key), value));
        JsonObject json = new JsonObject();
        for (RecordComponent component : type.getRecordComponents()) {
            Object written = left.remove(component.getName());
            if (written != null) {
                json.put(component.getName(), shown(component.getName(), component.getGenericType(), written));
            }
        }
        left.forEach((name, value) -> json.put(name, SettingsJson.of(name, value)));
        return json;
    }

    private static Object shown(String name, Type type, Object written) {
        if (type instanceof Class<?> record && record.isRecord()) {
            return written instanceof Map<?, ?> map ? of(record, map) : SettingsJson.of(name, written);
        }
        if (type instanceof ParameterizedType many
                && many.getRawType() instanceof Class<?> container
                && Collection.class.isAssignableFrom(container)) {
            return elements(name, many.getActualTypeArguments()[0], written);
        }
        return SettingsJson.of(name, written instanceof String text ? scalar(type, text) : plain(type, written));
    }

    private static Object elements(String name, Type type, Object written) {
        Collection<?> list = written instanceof Collection<?> many
                ? many
                : Arrays.stream(String.valueOf(written).split(","))
                        .map(String::strip)
                        .toList();
        return list.stream().map(element -> shown(name, type, element)).toList();
    }

    /** Sources without types write everything as text. */
    private static Object scalar(Type type, String text) {
        if (type == boolean.class || type == Boolean.class) {
            return text.equalsIgnoreCase("true") || text.equals("1");
        }
        if (type == Duration.class) {
            return duration(text);
        }
        return WHOLE.contains(type) && text.matches("[-+]?\\d{1,18}") ? (Object) Long.valueOf(text) : text;
    }

    /** Files have types of their own: 8443 may be written for text, and 1e3 for a whole number. */
    private static Object plain(Type type, Object written) {
        if (type == Duration.class) {
            return duration(String.valueOf(written));
        }
        if (type == String.class && (written instanceof Number || written instanceof Boolean)) {
            return Scalars.text(written);
        }
        return written instanceof Double number && WHOLE.contains(type) && number == number.longValue()
                ? (Object) number.longValue()
                : written;
    }

    private static String duration(String text) {
        try {
            return GoDuration.text(GoDuration.parse(text));
        } catch (ConfigurationException e) {
            return text;
        }
    }
}
